package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.Plans;
import dev.backbench.plan.LearntCosts;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostHistoryTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir
  private Path runs;
  private int made;

  @Test
  void chargesAllTimeToTheForksOfTheRoundThatUsedIt() {
    // Two forks together from 0 to 10 s, a pause of 2 s for a fixture, one fork to 18 s.
    assertThat(CostHistory.costs(List.of(fork("w/a", 0, 9, Status.OK), fork("w/b", 1, 9, Status.OK),
        fork("v/c", 12, 6, Status.OK)))).isEqualTo(Map.of("w/a", 5 * SECOND, "w/b", 5 * SECOND, "v/c", 8 * SECOND));
  }

  @Test
  void chargesNothingForWhatWasMadeOnce() {
    // Two forks together; 146 of the 150 s before the second round were builds of its first fork.
    ForkResult built = fork("v/c", 160, 6, Status.OK, Map.of(SittingRound.PREPARED, "146000"));
    assertThat(CostHistory.costs(List.of(fork("w/a", 0, 10, Status.OK), built, fork("v/d", 160, 6, Status.OK))))
        .isEqualTo(Map.of("w/a", 10 * SECOND, "v/c", 5 * SECOND, "v/d", 5 * SECOND));
  }

  @Test
  void takesTheMeanOverRoundsAndLeavesFailedOnesOut() {
    assertThat(CostHistory.costs(List.of(fork("w/a", 0, 4, Status.OK), fork("w/a", 4, 6, Status.SUSPECT),
        fork("w/a", 10, 90, Status.TIMEOUT)))).isEqualTo(Map.of("w/a", 5 * SECOND));
    assertThat(CostHistory.costs(List.of())).isEmpty();
  }

  @Test
  void takesTheMiddleOfTheNewestFiveRunsOfTheProfileOnThisMachine() throws IOException {
    for (int seconds : new int[]{3, 9, 4, 8, 5}) {
      run(Profile.QUICK, fork("w/a", 0, seconds, Status.OK));
    }
    RunDirectory foreign = run(Profile.QUICK, fork("w/a", 0, 100, Status.OK));
    run(Profile.SMOKE, fork("w/a", 0, 100, Status.OK));
    Files.writeString(run(Profile.QUICK, fork("w/a", 0, 100, Status.OK)).plan(), "{");
    Files.writeString(run(Profile.QUICK, fork("w/a", 0, 100, Status.OK)).journal(), "torn");

    LearntCosts learnt = CostHistory.read(RunDirectory.all(runs), Profile.QUICK, run -> !run.equals(foreign));

    assertThat(learnt).isEqualTo(new LearntCosts(Map.of("w/a", Duration.ofSeconds(5)), 5));
    run(Profile.QUICK, fork("w/a", 0, 6, Status.OK));
    // The oldest of then six, 3 s, no longer counts: 4, 5, 6, 8, 9.
    assertThat(CostHistory.read(RunDirectory.all(runs), Profile.QUICK, run -> !run.equals(foreign)).of("w/a"))
        .hasValue(Duration.ofSeconds(6));
  }

  private RunDirectory run(Profile profile, ForkResult... forks) throws IOException {
    RunDirectory run = RunDirectory.create(runs, "20260101-0000%02d-abcd".formatted(made++));
    Files.writeString(run.plan(), Plans.toJson(
        TestPlans.plan(profile, Duration.ofHours(1), TestPlans.workload("w", List.of(), "a"))));
    Journal journal = new Journal(run.journal(), Disk.REAL);
    Session.begin(journal, Instant.EPOCH);
    Session.keep(journal, List.of(forks));
    return run;
  }

  private static ForkResult fork(String cell, long offsetSeconds, long tookSeconds, Status status) {
    return fork(cell, offsetSeconds, tookSeconds, status, Map.of());
  }

  private static ForkResult fork(String cell, long offsetSeconds, long tookSeconds, Status status,
      Map<String, String> facts) {
    return new ForkResult(cell, 0, 0, offsetSeconds * SECOND, tookSeconds * SECOND, status,
        status == Status.OK ? Optional.empty() : Optional.of("why"), new TreeMap<>(facts), List.of(), new TreeMap<>(),
        List.of(), List.of());
  }
}
