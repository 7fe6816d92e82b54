package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sittings of one cell: three forks, 4 s planned each. */
final class RoomTest {
  private final List<SittingState> sittings = new ArrayList<>();

  @Test
  void keepsAFifthOfANewSittingInReserveAtFirst() {
    sittings(2);
    // The first needs 12 s and 2.4 s in reserve; the second fits from 12 + 12 + 2.4 s on.
    assertThat(chosen(Duration.ofMillis(14_400))).containsExactly(0);
    assertThat(chosen(Duration.ofMillis(26_300))).containsExactly(0);
    assertThat(chosen(Duration.ofMillis(26_400))).containsExactly(0, 1);
  }

  @Test
  void aBudgetForOneSittingNeedsNoReserve() {
    sittings(2);
    assertThat(chosen(Duration.ofSeconds(12))).containsExactly(0);
    assertThat(chosen(Duration.ofSeconds(11))).isEmpty();
  }

  @Test
  void theReserveShrinksAsCostsProveTrue() {
    sittings(1);
    Room room = new Room(Duration.ofSeconds(13));
    room.roundEnded(seconds(540), seconds(540));
    // 20 % x 60 / (60 + 540) = 2 %: 12.24 s.
    assertThat(room.choose(sittings, seconds(0)).sittings()).hasSize(1);
    assertThat(room.choose(sittings, seconds(1)).sittings()).isEmpty();
  }

  @Test
  void correctsPlannedCostsByThePaceOfTheRun() {
    Room room = new Room(Duration.ofSeconds(100));
    room.roundEnded(seconds(40), seconds(140));
    assertThat(room.pace()).isCloseTo(2, within(1e-9)); // (140 + 60) / (40 + 60)
    sittings(2);
    // 24 s each instead of 12, and 20 % x 60 / (60 + 40) = 12 % in reserve for the last: 50.88 s.
    assertThat(room.choose(sittings, seconds(49)).time()).isEqualTo(Duration.ofSeconds(48));
    assertThat(room.choose(sittings, seconds(60)).time()).isEqualTo(Duration.ofSeconds(24));
  }

  @Test
  void aNewSittingLeavesRoomForForksThatWillBeReplaced() {
    sittings(2);
    begin(sittings.get(0), 4);
    Room room = new Room(Duration.ofSeconds(100));
    room.roundEnded(seconds(540), seconds(540));
    // 8 s for the first; the second needs 12 s and 2 % in reserve: 20.24 s.
    assertThat(room.choose(sittings, millis(79_700)).sittings()).hasSize(2);
    room.forksEnded(60, 20);
    // A quarter of all, were there twenty more: 8 x 1.25 + 12 x 1.27 = 25.24 s.
    assertThat(room.choose(sittings, millis(79_700)).sittings()).containsExactly(sittings.get(0));
    assertThat(room.choose(sittings, millis(74_700)).sittings()).hasSize(2);
    assertThat(room.choose(sittings, millis(91_900)).cut()).as("what has begun is not cut for it").isEmpty();
  }

  @Test
  void finishesWhatHasBegunBeforeAnythingElseBegins() {
    sittings(2);
    begin(sittings.get(1), 4);
    // 8 s are left for the second sitting; the first would fit alone.
    Room.Choice choice = new Room(Duration.ofSeconds(16)).choose(sittings, 0);
    assertThat(choice.sittings()).containsExactly(sittings.get(1));
    assertThat(choice.cut()).isEmpty();
    assertThat(choice.time()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void cutsTheLeastImportantThatHadBegunWhenItTookFarLonger() {
    sittings(2);
    begin(sittings.get(0), 4);
    begin(sittings.get(1), 40);
    // 8 s and 80 s are needed, 50 s are left.
    Room.Choice choice = new Room(Duration.ofSeconds(100)).choose(sittings, seconds(50));
    assertThat(choice.sittings()).containsExactly(sittings.get(0));
    assertThat(choice.cut()).containsExactly(sittings.get(1));
  }

  @Test
  void exceedsTheBudgetALittleRatherThanCut() {
    sittings(1);
    begin(sittings.getFirst(), 4);
    Room room = new Room(Duration.ofSeconds(100));
    assertThat(room.choose(sittings, seconds(97)).sittings()).hasSize(1); // 8 s of 3 s and 5 s of grace
    assertThat(room.choose(sittings, seconds(98)).cut()).hasSize(1);
  }

  @Test
  void aForkInPlaceOfADisturbedOneWaitsForRoundsThatAreLacking() {
    sittings(2);
    SittingState disturbed = sittings.get(0);
    SittingState lacking = sittings.get(1);
    begin(disturbed, 4);
    begin(disturbed, 4);
    begin(disturbed, 4, Status.SUSPECT);
    begin(lacking, 4);
    // 4 s for the one and 8 s for the other, though the one is more important.
    Room room = new Room(Duration.ofSeconds(100));
    assertThat(room.choose(sittings, seconds(88)).sittings()).containsExactly(disturbed, lacking);
    Room.Choice choice = room.choose(sittings, seconds(89));
    assertThat(choice.sittings()).containsExactly(lacking);
    assertThat(choice.cut()).as("it may fit later").isEmpty();
    begin(lacking, 3);
    begin(lacking, 3);
    assertThat(room.choose(List.of(disturbed), seconds(95)).sittings()).containsExactly(disturbed);
    assertThat(room.choose(List.of(disturbed), seconds(97)).sittings()).isEmpty();
  }

  private void sittings(int count) {
    for (int i = 0; i < count; i++) {
      SittingState sitting = new SittingState(Profile.QUICK);
      TestPlans.workload("w" + i, List.of(), "a").forEach(sitting::add);
      sittings.add(sitting);
    }
  }

  private List<Integer> chosen(Duration budget) {
    return new Room(budget).choose(sittings, 0).sittings().stream().map(sittings::indexOf).toList();
  }

  private static void begin(SittingState sitting, long tookSeconds) {
    begin(sitting, tookSeconds, Status.OK);
  }

  private static void begin(SittingState sitting, long tookSeconds, Status status) {
    ForkResult fork = new ForkResult(sitting.cells().getFirst().planned().cell().id(), 0, 0, 0, seconds(tookSeconds),
        status, status == Status.OK ? Optional.empty() : Optional.of("disturbed"), new TreeMap<>(), List.of(),
        new TreeMap<>(), List.of(), List.of());
    sitting.cells().getFirst().add(fork);
    sitting.roundEnded(List.of(fork), seconds(tookSeconds));
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
