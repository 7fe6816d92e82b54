package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Traffic;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the forks of a round come up. */
final class SittingRoundTest {
  private static final long PLENTY_BYTES = 64L << 30;
  private static final List<PlannedCell> CELLS = TestPlans.workload("w", List.of(), "a", "b", "c");

  @TempDir
  private Path scratch;
  private final FakeForks forks = new FakeForks();
  private final List<String> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long memoryBytes = PLENTY_BYTES;
  private String unprepared = "";
  private Profile profile = Profile.SMOKE;
  private int stopsAfterChecks = Integer.MAX_VALUE;

  @Test
  void allAreOnTheirWayBeforeTheFirstIsWaitedFor() throws StoppedException {
    round().run(CELLS);
    assertThat(steps.subList(0, 9)).containsExactly("prepare a", "prepare b", "prepare c", "begin a", "begin b",
        "begin c", "ready a", "ready b", "ready c");
  }

  @Test
  void whatIsMadeForAllForksIsToldAndIsNotCountedAsAForks() throws StoppedException {
    forks.preparations.put("b", Duration.ofSeconds(90));
    SittingRound round = round();
    List<LiveFork> ended = round.run(CELLS);
    assertThat(round.preparedNanos()).isEqualTo(Duration.ofSeconds(90).toNanos());
    assertThat(notes).containsExactly("b: prepared in 90 s, once for all its forks");
    List<ForkResult> results = ended.stream().map(fork -> fork.result(0)).toList();
    assertThat(results).extracting(result -> result.facts().get(SittingRound.PREPARED)).containsExactly(null, "90000",
        null);
    assertThat(results).allSatisfy(
        result -> assertThat(result.elapsedNanos()).isLessThan(Duration.ofSeconds(90).toNanos()));
  }

  @Test
  void whatIsOnItsWayWhenARoundStopsIsClosed() {
    stopsAfterChecks = 7;
    assertThatThrownBy(() -> round().run(CELLS)).isInstanceOf(StoppedException.class);
    assertThat(steps).containsExactly("prepare a", "prepare b", "prepare c", "begin a", "begin b", "begin c", "ready a",
        "close a", "close b", "close c",
        "round ended");
    assertThat(forks.open).isEmpty();
  }

  @Test
  void whatCouldNotBeMadeIsNotSaidToBe() throws StoppedException {
    forks.preparations.put("b", Duration.ofSeconds(60));
    unprepared = "b";
    SittingRound round = round();
    round.run(CELLS);
    assertThat(notes).isEmpty();
    assertThat(round.preparedNanos()).as("waited for all the same").isEqualTo(Duration.ofSeconds(60).toNanos());
    assertThat(steps).as("its fork tells why").contains("begin b");
  }

  @Test
  void sittingsOnTheSameProcessesFollowOneAnotherCapacityFirst() throws StoppedException {
    List<PlannedCell> capacity = TestPlans.services("capacity", Traffic.CLOSED, 64, DatabaseUse.UNSAID, "a", "b");
    List<PlannedCell> latency = TestPlans.services("latency", Traffic.OPEN, 300, DatabaseUse.UNSAID, "a", "b");
    List<PlannedCell> cells = Stream.concat(latency.stream(), capacity.stream()).toList();
    List<LiveFork> ended = round().run(cells);
    assertThat(ended).extracting(LiveFork::planned).containsExactlyElementsOf(cells);
    assertThat(steps).filteredOn(step -> !step.startsWith("prepare")).containsExactly("begin a, continued",
        "begin b, continued", "ready a", "ready b", "close a", "close b", "begin a", "begin b", "ready a", "ready b",
        "close a", "close b", "round ended");
  }

  @Test
  void aProcessThatStayedAndWasWarmNeedsNoWarmUpUnderTheNextLoad() throws StoppedException {
    List<PlannedCell> capacity = TestPlans.services("capacity", Traffic.CLOSED, 64, DatabaseUse.UNSAID, "a");
    List<PlannedCell> latency = TestPlans.services("latency", Traffic.OPEN, 300, DatabaseUse.UNSAID, "a");
    List<PlannedCell> cells = Stream.concat(capacity.stream(), latency.stream()).toList();
    profile = Profile.QUICK;
    assertThat(warmUps(round().run(cells))).containsExactly("8 slices, steady: true", "2 slices, steady: true");
    assertThat(warmUps(round().run(latency))).as("a process of its own").containsExactly("8 slices, steady: true");
    forks.growth = 50;
    assertThat(warmUps(round().run(cells))).as("not warm after the first").containsExactly("20 slices, steady: false",
        "20 slices, steady: true");
  }

  @Test
  void aProcessThatAFailedLoadTookAlongIsNotTakenForWarm() throws StoppedException {
    List<PlannedCell> cells = Stream.of(TestPlans.services("capacity", Traffic.CLOSED, 64, DatabaseUse.UNSAID, "a"),
        TestPlans.services("latency", Traffic.OPEN, 300, DatabaseUse.UNSAID, "a"),
        TestPlans.services("knee", Traffic.KNEE, 10, DatabaseUse.UNSAID, "a")).flatMap(List::stream).toList();
    profile = Profile.QUICK;
    forks.failAt("a", 2, Status.INVALID, "wrong answers");
    assertThat(warmUps(round().run(cells)).getLast()).isEqualTo("8 slices, steady: true");
  }

  @Test
  void aServiceThatCompilesHasThreeTimesAsLongToBecomeWarm() throws StoppedException {
    List<PlannedCell> cells = TestPlans.services("capacity", Traffic.CLOSED, 64, DatabaseUse.UNSAID, "a");
    profile = Profile.QUICK;
    forks.compiling = 40;
    assertThat(warmUps(round().run(cells))).containsExactly("43 slices, steady: true");
    forks.compiling = Integer.MAX_VALUE;
    assertThat(warmUps(round().run(cells))).containsExactly("60 slices, steady: false");
    List<PlannedCell> latency = TestPlans.services("latency", Traffic.OPEN, 300, DatabaseUse.UNSAID, "a");
    assertThat(warmUps(round().run(Stream.concat(cells.stream(), latency.stream()).toList())))
        .as("once in a process's life").containsExactly("60 slices, steady: false", "20 slices, steady: false");
    forks.compiling = 40;
    assertThat(warmUps(round().run(TestPlans.workload("kernel", List.of(), "a")))).as("a kernel")
        .containsExactly("24 slices, steady: false");
  }

  @Test
  void aSliceWithoutAnOperationIsNoneOfAWarmUpAndVoidsAMeasurement() throws StoppedException {
    List<PlannedCell> cells = TestPlans.services("capacity", Traffic.CLOSED, 64, DatabaseUse.UNSAID, "a");
    profile = Profile.QUICK;
    forks.empty = 3;
    assertThat(warmUps(round().run(cells))).containsExactly("8 slices, steady: true");
    forks.empty = Integer.MAX_VALUE;
    assertThat(round().run(cells)).extracting(fork -> fork.result(0).status()).containsExactly(Status.INVALID);
  }

  private static List<String> warmUps(List<LiveFork> ended) {
    return ended.stream().map(fork -> fork.result(0).facts())
        .map(facts -> "%s slices, steady: %s".formatted(facts.get("warmup_slices"), facts.get(LiveFork.STEADY)))
        .toList();
  }

  @Test
  void aProcessDoesNotStayWhereNotAllCanBeAliveTogether() throws StoppedException {
    memoryBytes = 1L << 30;
    List<PlannedCell> cells = Stream.of(Traffic.CLOSED, Traffic.OPEN)
        .flatMap(traffic -> TestPlans.services(traffic.id(), traffic, 64, DatabaseUse.UNSAID, "a", "b").stream())
        .toList();
    round().run(cells);
    assertThat(steps).filteredOn(step -> step.startsWith("begin")).containsExactly("begin a", "begin b", "begin a",
        "begin b");
  }

  private SittingRound round() {
    Noting noting = new Noting();
    return new SittingRound(new Bench(profile, new Sources(noting, noting, noting, noting, noting),
        new Fixtures(List.of()), _ -> Optional.empty(), () -> _ -> Optional.empty(), () -> 0,
        RunClock.startingAt(0, forks), scratch, memoryBytes, () -> stopsAfterChecks-- == 0,
        new SilentProgress(notes)), 0, new SplittableRandom(1));
  }

  /** Notes what becomes of each. */
  private final class Noting implements ForkSource {
    @Override
    public void prepare(ForkRequest request) throws ForkFailure {
      String contender = request.cell().contender().id();
      steps.add("prepare " + contender);
      forks.prepare(request);
      if (contender.equals(unprepared)) {
        throw new ForkFailure(Status.SKIPPED, "no network");
      }
    }

    @Override
    public Fork start(ForkRequest request) {
      return forks.start(request);
    }

    @Override
    public Begun begin(ForkRequest request) {
      String contender = request.cell().contender().id();
      steps.add("begin " + contender + (request.continued() ? ", continued" : ""));
      return new Begun() {
        @Override
        public Fork ready() {
          steps.add("ready " + contender);
          return start(request);
        }

        @Override
        public void close() {
          steps.add("close " + contender);
        }
      };
    }

    @Override
    public void roundEnded() {
      steps.add("round ended");
    }

    @Override
    public void close() {}
  }
}
