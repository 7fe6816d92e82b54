package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.Reports;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Skip;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Run.Stamp;
import dev.backbench.result.Status;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs whose world fails at random, session after session until one ends by itself, and what is promised of every one of
 * them: nothing is missing, no number is without validity, completed work survives, files are whole, nothing is left behind.
 * {@code -Dbackbench.simulations=N} for more of them, {@code -Dbackbench.seed=N} for the one that failed.
 */
final class CoordinatorSimulationTest {
  private static final int SIMULATIONS = Integer.getInteger("backbench.simulations", 60);
  private static final int MOST_SESSIONS = 60;
  private static final Set<Status> BROKEN = EnumSet.of(Status.FAILED, Status.INVALID, Status.TIMEOUT);

  @TempDir
  private Path directory;

  @Test
  void keepsItsPromisesInAWorldThatFailsAtRandom() throws IOException {
    long first = Long.getLong("backbench.seed", System.nanoTime());
    int runs = Long.getLong("backbench.seed") == null ? SIMULATIONS : 1;
    for (long seed = first; seed < first + runs; seed++) {
      try {
        simulate(seed);
      } catch (AssertionError | RuntimeException | BadInputException e) {
        throw new AssertionError("seed %d; repeat with -Dbackbench.seed=%d".formatted(seed, seed), e);
      }
    }
  }

  private void simulate(long seed) throws IOException, BadInputException {
    Random random = new Random(seed);
    Plan plan = plan(random);
    Path file = directory.resolve("journal-" + seed);
    double faults = List.of(0.0, 0.02, 0.1, 0.3).get(random.nextInt(4));
    int torn = 0;
    for (int session = 0; session < MOST_SESSIONS; session++) {
      // The last ones meet a world in which nothing fails any more.
      SimulatedWorld world = new SimulatedWorld(random, session < 8 ? faults : 0, session < 8);
      List<ForkResult> before = Session.read(new Journal(file, Disk.REAL), Instant.EPOCH).forks();
      Optional<Report> report = session(plan, file, world, directory);
      torn += world.tornWrite ? 1 : 0;
      assertThat(world.open).as("R5: forks left open").isEmpty();
      assertThat(world.onTheWay).as("R5: forks left on their way").isEmpty();
      Session after = Session.read(new Journal(file, Disk.REAL), Instant.EPOCH);
      assertThat(after.damage()).as("R4: damaged records").hasSizeLessThanOrEqualTo(torn);
      assertThat(after.forks()).as("R3: kept forks").containsAll(before);
      if (report.isPresent()) {
        check(plan, report.get(), before);
        if (report.get().outcome().exitCode() != 130) {
          return;
        }
      }
      if (random.nextInt(4) == 0) {
        torn += tear(file, random);
      }
    }
    throw new AssertionError("expected an end within %d sessions".formatted(MOST_SESSIONS));
  }

  private static Optional<Report> session(Plan plan, Path file, SimulatedWorld world, Path directory) {
    Journal journal = new Journal(file, world);
    try {
      Session session = Session.begin(journal, Instant.EPOCH);
      Bench bench = bench(plan, world, RunClock.startingAt(session.offsetNanos(), world), directory);
      return Optional.of(new Runner("20260101-000000-0000", plan, journal, "test", false).run(session, bench,
          TreeMap::new));
    } catch (IOException fullDisk) {
      assertThat(fullDisk).hasMessage("no space left on device");
      return Optional.empty();
    }
  }

  private static Bench bench(Plan plan, SimulatedWorld world, RunClock clock, Path scratch) {
    return new Bench(plan.profile(), new Sources(world, world, world, world, world), new Fixtures(List.of(world)),
        _ -> Optional.empty(), world, () -> 0, clock, scratch, 1L << 40, world, new SilentProgress());
  }

  private static void check(Plan plan, Report report, List<ForkResult> before) throws IOException, BadInputException {
    List<String> planned = new ArrayList<>(plan.cells().stream().map(cell -> cell.cell().id()).toList());
    planned.addAll(plan.skips().stream().map(skip -> skip.cell().id()).toList());
    assertThat(report.cells()).as("R1").extracting(cell -> cell.cell().id()).containsExactlyElementsOf(planned);
    report.cells().forEach(cell -> validity(cell, plan.profile()));
    report.ratios().forEach(ratio -> assertThat(report.cells()).as("R2: " + ratio)
        .filteredOn(cell -> cell.cell().sitting().equals(ratio.sitting()))
        .filteredOn(cell -> cell.status() == Status.OK).extracting(cell -> cell.cell().contender())
        .contains(ratio.numerator(), ratio.denominator()));
    List<Status> statuses = report.cells().stream().map(Measurement::status).toList();
    int exit = report.outcome().exitCode();
    boolean stopped = exit == 130;
    boolean broken = statuses.stream().anyMatch(BROKEN::contains);
    boolean nothing = statuses.stream().noneMatch(status -> status == Status.OK || status == Status.SUSPECT);
    assertThat(exit).as("R1: exit code of %s", statuses).isIn(stopped ? 130 : broken || nothing ? 4 : 0);
    assertThat(report.run().stamp()).as("R2: stamp").isEqualTo(exit == 0 ? Stamp.ESTIMATE : Stamp.INVALID);
    if (!stopped) {
      assertThat(statuses).as("R1: statuses of a run that ended").doesNotContain(Status.INTERRUPTED);
    }
    assertThat(report.cells().stream().flatMap(cell -> cell.forks().stream()))
        .as("R3: complete rounds are not repeated")
        .containsAll(ofCompleteRounds(plan, before));
    assertThat(Reports.parse("report", Reports.toJson(report))).as("R4").isEqualTo(report);
  }

  /** What a cell's status promises of its forks. */
  private static void validity(Measurement cell, Profile profile) {
    long good = cell.forks().stream().filter(fork -> fork.status() == Status.OK).count();
    boolean bad = cell.forks().stream().anyMatch(fork -> BROKEN.contains(fork.status()));
    switch (cell.status()) {
      case OK -> {
        assertThat(good).as("R2: forks of " + cell.cell().id()).isEqualTo(profile.forks());
        assertThat(cell.primary().orElseThrow().estimate().center()).isPositive();
        assertThat(bad).isFalse();
      }
      case FAILED, INVALID, TIMEOUT -> assertThat(bad).as("R2: a broken cell has a broken fork").isTrue();
      case SKIPPED, INTERRUPTED -> assertThat(good).as("R2: unfinished").isLessThan(profile.forks());
      case SUSPECT -> assertThat(cell.forks()).anyMatch(fork -> fork.status() == Status.SUSPECT);
    }
    assertThat(cell.forks()).extracting(ForkResult::round).as("R3: one fork a round").doesNotHaveDuplicates();
  }

  /** Forks of rounds of which every cell that was live then has one, from the first round on. */
  private static List<ForkResult> ofCompleteRounds(Plan plan, List<ForkResult> forks) {
    SimulatedWorld nowhere = new SimulatedWorld(new Random(0), 0, false);
    Bench bench = bench(plan, nowhere, RunClock.startingAt(0, nowhere), Path.of("/none"));
    Scheduler restored = new Scheduler(bench, plan, forks, _ -> {
      throw new AssertionError("measures nothing");
    });
    return restored.forks().values().stream().flatMap(List::stream).toList();
  }

  /** What a killed process leaves of its last record; 1 when a record is damaged by it. */
  private static int tear(Path file, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      // The disk was full before the first record.
      return 0;
    }
    int last = bytes.length - 2;
    while (last > 0 && bytes[last] != '\n') {
      last--;
    }
    int kept = last + 1 + random.nextInt(bytes.length - last);
    Files.write(file, Arrays.copyOf(bytes, Math.min(kept, bytes.length)));
    return kept > last + 1 && kept < bytes.length - 1 ? 1 : 0;
  }

  private static Plan plan(Random random) {
    List<PlannedCell> cells = new ArrayList<>();
    List<Skip> skips = new ArrayList<>();
    int sittings = 1 + random.nextInt(4);
    for (int i = 0; i < sittings; i++) {
      String[] contenders = Arrays.copyOf(new String[]{"a", "b", "c"}, 1 + random.nextInt(3));
      List<String> fixtures = random.nextBoolean() ? List.of("server") : List.of();
      cells.addAll(TestPlans.workload("w" + i, fixtures, contenders));
    }
    TestPlans.workload("absent", List.of(), "go").forEach(cell -> skips.add(new Skip(cell.cell(), "go not found")));
    // Room for all, for some, or for hardly anything.
    Duration budget = Duration.ofSeconds(List.of(3600, 60, 20).get(random.nextInt(3)));
    return new Plan(Profile.QUICK, random.nextInt(), budget, cells, skips);
  }
}
