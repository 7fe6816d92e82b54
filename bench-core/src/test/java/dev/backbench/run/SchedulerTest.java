package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Amount;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Fixture;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Noise;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.run.Scheduler.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchedulerTest {
  private static final Duration AMPLE = Duration.ofHours(1);
  private static final long PLENTY_BYTES = 64L << 30;

  @TempDir
  private Path scratch;
  private final FakeForks forks = new FakeForks();
  private final List<ForkResult> kept = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private NoiseProbe noise = () -> _ -> Optional.empty();
  private List<Fixture> fixtures = List.of();
  private BooleanSupplier stop = () -> false;
  private long memoryBytes = PLENTY_BYTES;

  @Test
  void givesEveryCellItsForks() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"), TestPlans.workload("v", List.of(), "c"));
    assertThat(run(plan)).isEqualTo(Ending.COMPLETE);
    assertThat(measurements(plan)).extracting(Measurement::status).containsOnly(Status.OK);
    assertThat(kept).extracting(ForkResult::cell).containsExactlyInAnyOrder("w/a", "w/a", "w/a", "w/b", "w/b", "w/b",
        "v/c",
        "v/c", "v/c");
    assertThat(kept).extracting(ForkResult::sequence).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(forks.open).isEmpty();
  }

  @Test
  void alternatesTheContendersOfASitting() throws IOException {
    run(plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b")));
    // Profile QUICK measures 8 slices of each; forward, then backward: x y, y x, x y ...
    List<String> slices = forks.events.stream().filter(event -> event.startsWith("slice")).toList();
    List<String> round = slices.subList(slices.size() - 16, slices.size());
    for (int i = 0; i < round.size(); i += 2) {
      assertThat(round.get(i)).isNotEqualTo(round.get(i + 1));
      if (i + 2 < round.size()) {
        assertThat(round.get(i + 1)).isEqualTo(round.get(i + 2));
      }
    }
  }

  @Test
  void runsForksOneAfterTheOtherWhenTheirHeapsDoNotFit() throws IOException {
    memoryBytes = 200L << 20; // Two heaps of 64 MiB and their overhead exceed half of 200 MiB.
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"));
    run(plan);
    int open = 0;
    for (String event : forks.events) {
      open += event.startsWith("start") ? 1 : event.startsWith("finish") ? -1 : 0;
      assertThat(open).isLessThanOrEqualTo(1);
    }
    assertThat(measurements(plan)).allSatisfy(
        cell -> assertThat(cell.warnings()).extracting("code").contains("W108"));
  }

  @Test
  void keepsACellWithAFailedForkOutOfTheResults() throws IOException {
    forks.failAt("a", 2, Status.FAILED, "java.lang.OutOfMemoryError: Java heap space");
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.INVALID);
    assertThat(cell(plan, "w/a").reason())
        .hasValue("1 of 3 forks, then one FAILED: java.lang.OutOfMemoryError: Java heap space");
    assertThat(cell(plan, "w/b").status()).isEqualTo(Status.OK);
    assertThat(forks.open).isEmpty();
  }

  @Test
  void namesTheFailureOfACellThatNeverWorked() throws IOException {
    forks.failAt("a", 1, Status.TIMEOUT, "no slice within 32 s");
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.TIMEOUT);
    assertThat(cell(plan, "w/a").reason()).hasValue("no slice within 32 s");
    assertThat(kept).hasSize(1);
  }

  @Test
  void skipsACellWhosePackagesCannotBeHadAndMeasuresTheOthers() throws IOException {
    forks.failAt("a", 1, Status.SKIPPED, "requirements.txt: pip could not get numpy");
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.SKIPPED);
    assertThat(cell(plan, "w/a").reason()).hasValue("requirements.txt: pip could not get numpy");
    assertThat(cell(plan, "w/b").status()).isEqualTo(Status.OK);
  }

  @Test
  void dropsTheLeastImportantSittingsWhenTheBudgetIsShort() throws IOException {
    // Six forks at an expected 4 s each need 24 s; 15 s hold one sitting of three.
    Plan plan = plan(Duration.ofSeconds(15), TestPlans.workload("first", List.of(), "a"),
        TestPlans.workload("second", List.of(), "b"));
    assertThat(run(plan)).isEqualTo(Ending.COMPLETE);
    assertThat(cell(plan, "first/a").status()).isEqualTo(Status.OK);
    assertThat(cell(plan, "second/b").status()).isEqualTo(Status.SKIPPED);
    assertThat(cell(plan, "second/b").reason()).hasValue("budget");
  }

  @Test
  void beginsInThePlansOrderAndGoesOnInAnother() throws IOException {
    List<String> order = List.of("f/x", "e/x", "d/x", "c/x", "b/x", "a/x");
    run(plan(AMPLE, order.stream().flatMap(id -> TestPlans.workload(id.substring(0, 1), List.of(), "x").stream())
        .toList()));
    List<String> cells = kept.stream().map(ForkResult::cell).toList();
    assertThat(cells.subList(0, 6)).isEqualTo(order);
    assertThat(cells.subList(6, 12)).hasSameElementsAs(order).isNotEqualTo(order);
  }

  @Test
  void replacesDisturbedForksTwiceAndThenCallsTheCellSuspect() throws IOException {
    noise = () -> _ -> Optional.of(new Noise(0.1, 0, 0));
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    assertThat(kept).hasSize(5); // 3 wanted and 2 replacements.
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.SUSPECT);
    assertThat(cell(plan, "w/a").reason().orElseThrow()).contains("0 of 3 forks undisturbed", "steal 10.0 %");
  }

  @Test
  void repeatsADisturbedSliceWithoutLookingAtItsScore() throws IOException {
    int[] slice = {0};
    // One slice in five is disturbed: by count, whatever it measured.
    noise = () -> _ -> Optional.of(new Noise(0, slice[0]++ % 5 == 4 ? 1.0 : 0.0, 0));
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.OK);
    assertThat(kept).allSatisfy(fork -> {
      assertThat(fork.measured()).hasSize(Profile.QUICK.slices());
      assertThat(fork.samples()).anyMatch(sample -> sample.phase() == Sample.Phase.DISCARDED);
    });
  }

  @Test
  void stopsBetweenSlicesAndKeepsWholeRoundsOnly() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"));
    stop = () -> kept.size() == 2 && forks.events.size() > 60;
    assertThat(run(plan)).isEqualTo(Ending.STOPPED);
    assertThat(kept).hasSize(2);
    assertThat(forks.open).isEmpty();
    assertThat(measurements(plan, true)).extracting(Measurement::status).containsOnly(Status.INTERRUPTED);
  }

  @Test
  void resumesWithWhatIsMissing() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a", "b"));
    run(plan);
    // Round 1 of w/b was lost: round 1 is measured again, and everything after it.
    List<ForkResult> earlier = kept.stream().filter(fork -> !(fork.cell().equals("w/b") && fork.round() == 1)).toList();
    kept.clear();
    Scheduler scheduler = scheduler(plan, earlier);
    scheduler.run();
    assertThat(kept).extracting(fork -> fork.cell() + fork.round()).containsExactlyInAnyOrder("w/a1", "w/b1", "w/a2",
        "w/b2");
    assertThat(scheduler.forks().get("w/a")).extracting(ForkResult::round).containsExactly(0, 1, 2);
    assertThat(kept).extracting(ForkResult::sequence).allMatch(sequence -> sequence >= 6);
  }

  @Test
  void resumingACompleteRunMeasuresNothing() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    List<ForkResult> earlier = List.copyOf(kept);
    kept.clear();
    scheduler(plan, earlier).run();
    assertThat(kept).isEmpty();
  }

  @Test
  void goesOnUntilTheIntervalIsNarrowEnough() throws IOException {
    Profile adaptive = new Profile("adaptive", 2, 2, 2, Duration.ofMillis(100), Duration.ofMillis(100), 0.03, 10, false,
        false, Duration.ofMillis(1));
    Plan plan = TestPlans.plan(adaptive, AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    // Equal scores, each uncertain by 1 %: t(.975, n-1) * 0.01 / n <= 0.03 at n = 3 (4.30 * 0.01 / 3), not at 2 (12.7 * 0.01 / 2).
    assertThat(kept).hasSize(3);
  }

  @Test
  void givesUpOnAMachineThatBecameNoisyForGood() throws IOException {
    Profile adaptive = new Profile("adaptive", 2, 2, 2, Duration.ofMillis(100), Duration.ofMillis(100), 1e-6, 8, false,
        false, Duration.ofMillis(1));
    noise = () -> _ -> Optional.of(new Noise(kept.size() < 4 ? 0 : 0.5, 0, 0));
    Plan plan = TestPlans.plan(adaptive, AMPLE, TestPlans.workload("w", List.of(), "a"));
    assertThat(run(plan)).isEqualTo(Ending.COMPLETE);
    assertThat(kept).hasSize(10); // 8 at most, and 2 replacements.
    assertThat(cell(plan, "w/a").warnings()).extracting(Warning::code).contains("W111").doesNotContain("W105");
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.OK);
    assertThat(cell(plan, "w/a").primary().orElseThrow().forks()).isEqualTo(4);
  }

  @Test
  void beginsNothingThatItCannotFinish() throws IOException {
    // 1.6 s of warm-up and 8 slices of 200 ms: 3.2 s a fork, 4 s planned.
    for (int seconds = 1; seconds <= 40; seconds++) {
      kept.clear();
      Plan plan = plan(Duration.ofSeconds(seconds), TestPlans.workload("first", List.of(), "a"),
          TestPlans.workload("second", List.of(), "b", "c"));
      long start = forks.getAsLong();
      run(plan);
      assertThat(measurements(plan)).as("%s s", seconds)
          .allMatch(cell -> cell.status() == Status.OK || cell.reason().equals(Optional.of("budget")));
      assertThat(forks.getAsLong() - start).isLessThanOrEqualTo(Duration.ofSeconds(seconds).toNanos());
    }
    assertThat(kept).hasSize(9);
  }

  @Test
  void saysWhenASittingIsCutBecauseItTookFarLongerThanPlanned() throws IOException {
    forks.lag = Duration.ofSeconds(2); // Each slice: some 30 s a fork.
    Plan plan = plan(Duration.ofSeconds(60), TestPlans.workload("first", List.of(), "a"),
        TestPlans.workload("second", List.of(), "b"));
    run(plan);
    assertThat(notes).anyMatch(note -> note.matches(
        "budget: second is cut after round 1: its rounds took [0-9.]+ s each, 4\\.0 s were planned"));
    assertThat(cell(plan, "second/b").status()).isEqualTo(Status.SKIPPED);
    assertThat(cell(plan, "second/b").reason()).hasValue("budget: 1 of 3 forks, which took longer than expected");
  }

  @Test
  void whatIsMadeOnceTakesOfTheBudgetOnceAndNotForEachRound() throws IOException {
    forks.preparations.put("a", Duration.ofSeconds(30));
    Plan plan = plan(Duration.ofSeconds(60), TestPlans.workload("first", List.of(), "a"),
        TestPlans.workload("second", List.of(), "b"));
    run(plan);
    assertThat(measurements(plan)).extracting(Measurement::status).containsOnly(Status.OK);
  }

  /** More launches are wanted than forks, as they cost little; as many as there are forks of the others will do. */
  @Test
  void launchesCountWhenTimeRanOutBeforeTheLast() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.launches("launch", "a"));
    run(plan);
    List<Status> statuses = new ArrayList<>();
    for (int forks = kept.size(); forks > 0; forks--) {
      statuses.add(cell(plan, "launch/a").status());
      kept.removeLast();
    }
    assertThat(statuses).containsExactly(Status.OK, Status.OK, Status.OK, Status.SKIPPED, Status.SKIPPED);
  }

  @Test
  void doesNotAverageForksOfTwoRuntimes() throws IOException {
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of(), "a"));
    run(plan);
    List<ForkResult> earlier = kept.stream().filter(fork -> fork.round() < 2).toList();
    kept.clear();
    kept.addAll(earlier);
    forks.runtime = "fake 2";
    scheduler(plan, earlier).run();
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.INVALID);
    assertThat(cell(plan, "w/a").reason().orElseThrow()).contains("[fake 1, fake 2]");
  }

  @Test
  void aFixtureThatCannotBeHadFailsItsCellsOnly() throws IOException {
    fixtures = List.of(new BrokenFixture(true));
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of("broken"), "a"), TestPlans.workload("v", List.of(), "b"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.FAILED);
    assertThat(cell(plan, "w/a").reason()).hasValue("no server");
    assertThat(cell(plan, "v/b").status()).isEqualTo(Status.OK);
  }

  @Test
  void aFixtureThatDiedMeanwhileVoidsTheRound() throws IOException {
    fixtures = List.of(new BrokenFixture(false));
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of("broken"), "a"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.INVALID);
    assertThat(cell(plan, "w/a").reason()).hasValue("server gone");
  }

  @Test
  void keepsWhatTheDatabaseCountedPerOperation() throws IOException {
    CountingFixture database = new CountingFixture(forks, 3, 30);
    fixtures = List.of(database);
    DatabaseUse use = new DatabaseUse(Optional.of(new Amount.Between(3, 3)), Optional.of(new Amount.Between(30, 30)),
        Set.of("orders"));
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of("database"), use, "a", "b"));
    run(plan);
    assertThat(database.prepared).containsOnly(Set.of("orders"));
    assertThat(kept).hasSize(6).allSatisfy(fork -> assertThat(fork.values()).containsEntry("database-calls", 3.0)
        .containsEntry("database-rows", 30.0));
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.OK);
    assertThat(cell(plan, "w/a").secondary()).extracting(estimate -> estimate.metric().id())
        .contains("database-calls", "database-rows");
  }

  @Test
  void voidsACellWhoseDatabaseDidOtherWorkThanItSays() throws IOException {
    fixtures = List.of(new CountingFixture(forks, 2, 1));
    DatabaseUse use = new DatabaseUse(Optional.of(new Amount.Between(3, 3)), Optional.empty(), Set.of());
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of("database"), use, "a"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.INVALID);
    assertThat(cell(plan, "w/a").reason()).hasValueSatisfying(reason -> assertThat(reason)
        .contains("w/a: expected 3 statements per operation, the database counted 2.000"));
  }

  @Test
  void blamesTheFixtureThatDiedAndNotTheForkThatNoticed() throws IOException {
    fixtures = List.of(new BrokenFixture(false));
    forks.failAt("a", 1, Status.FAILED, "connection refused");
    Plan plan = plan(AMPLE, TestPlans.workload("w", List.of("broken"), "a"));
    run(plan);
    assertThat(cell(plan, "w/a").status()).isEqualTo(Status.INVALID);
    assertThat(cell(plan, "w/a").reason()).hasValue("server gone The fork said: connection refused");
  }

  private static Plan plan(Duration budget, List<PlannedCell> workload) {
    return TestPlans.plan(Profile.QUICK, budget, workload);
  }

  private static Plan plan(Duration budget, List<PlannedCell> first, List<PlannedCell> second) {
    return TestPlans.plan(Profile.QUICK, budget, Stream.concat(first.stream(), second.stream()).toList());
  }

  private Ending run(Plan plan) throws IOException {
    return scheduler(plan, List.of()).run();
  }

  private Scheduler scheduler(Plan plan, List<ForkResult> earlier) {
    Bench bench = new Bench(plan.profile(), new Sources(forks, forks, forks, forks, forks), new Fixtures(fixtures),
        _ -> Optional.empty(), noise, () -> 0, RunClock.startingAt(0, forks), scratch, memoryBytes, stop::getAsBoolean,
        new SilentProgress(notes));
    return new Scheduler(bench, plan, earlier, kept::addAll);
  }

  private List<Measurement> measurements(Plan plan) {
    return measurements(plan, false);
  }

  private List<Measurement> measurements(Plan plan, boolean stopped) {
    return Measurements.of(plan, kept.stream().collect(java.util.stream.Collectors.groupingBy(ForkResult::cell)),
        stopped);
  }

  private Measurement cell(Plan plan, String id) {
    return measurements(plan).stream().filter(cell -> cell.cell().id().equals(id)).findFirst().orElseThrow();
  }
}
