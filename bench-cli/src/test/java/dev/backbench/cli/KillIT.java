package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.json.Reports;
import dev.backbench.process.Leftovers;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any moment: the journal reads, {@code --resume} completes it to what an undisturbed run plans,
 * and nothing of it remains. {@code -Dbackbench.kills=20} for more moments than the one of a usual build,
 * which is another one in each.
 */
final class KillIT {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root"));
  private static final Path RUNS = ROOT.resolve("results").resolve("runs");
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final int KILLS = Integer.getInteger("backbench.kills", 1);
  /** About as long as the run takes undisturbed; moments are drawn from it. */
  private static final int SPAN_MILLIS = 20_000;
  private static final int DEADLINE_SECONDS = 240;
  private static final List<String> SELECTION = List.of("--profile", "smoke", "--only", "fraud-score", "--only",
      "jdbc/single-row", "--only", "launch", "--postgres", "embedded");

  @TempDir
  private Path logs;
  private final List<Path> before = new ArrayList<>();

  @BeforeEach
  void rememberOtherRuns() throws IOException {
    before.addAll(runs());
  }

  @AfterEach
  void removeOwnRuns() throws IOException {
    for (Path run : newRuns()) {
      try (Stream<Path> files = Files.walk(run)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> completesAfterAKillAtAnyMoment() {
    long seed = Long.getLong("backbench.seed", System.nanoTime());
    Random random = new Random(seed);
    return IntStream.range(0, KILLS).mapToObj(i -> {
      int millis = random.nextInt(SPAN_MILLIS);
      return DynamicTest.dynamicTest("killed after %d ms, seed %d".formatted(millis, seed),
          () -> killAndResume(millis));
    });
  }

  @Test
  void writesWhatItHasWhenInterrupted() throws IOException, InterruptedException {
    Process run = start("interrupted", "run", SELECTION);
    assertThat(awaitJournal(run)).as("a finished fork").isTrue();
    ProcessHandle.of(run.pid()).orElseThrow().destroy(); // SIGTERM
    assertThat(run.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(log("interrupted")).isEqualTo(143);
    Path directory = newRuns().getFirst();
    assertThat(log("interrupted")).containsPattern("files: .*" + directory.getFileName());
    Report report = read(directory);
    assertThat(report.outcome().exitCode()).isEqualTo(130);
    assertThat(report.cells()).extracting(Measurement::status).contains(Status.INTERRUPTED);
    assertThat(Leftovers.find(Path.of("/proc"), TEMPORARY).none()).isTrue();
  }

  private void killAndResume(int millis) throws IOException, InterruptedException {
    Process run = start("killed", "run", SELECTION);
    if (!run.waitFor(millis, TimeUnit.MILLISECONDS)) {
      run.destroyForcibly(); // SIGKILL
    }
    assertThat(run.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    List<Path> made = newRuns();
    for (Path directory : made) {
      if (Files.exists(directory.resolve("plan.json"))) {
        assertThat(new Journal(directory.resolve("journal.jsonl"), Disk.REAL).read().damage())
            .hasSizeLessThanOrEqualTo(1);
        // A kill before the session was in the journal leaves a plan alone: the resumed session is then the first.
        int sessions = new Journal(directory.resolve("journal.jsonl"), Disk.REAL).read().records().isEmpty() ? 1 : 2;
        Process resumed = start("resumed", "run", List.of("--resume", directory.getFileName().toString(), "--postgres",
            "embedded"));
        assertThat(resumed.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(resumed.exitValue()).as(log("resumed")).isZero();
        complete(directory, sessions);
      }
    }
    assertThat(start("clean", "clean", List.of()).waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(Leftovers.find(Path.of("/proc"), TEMPORARY).none()).isTrue();
    removeOwnRuns();
  }

  /** What an undisturbed run would have: each cell once, with a number or a reason that is no failure. */
  private static void complete(Path directory, int sessions) throws IOException {
    Report report = read(directory);
    assertThat(report.cells()).extracting(Measurement::status)
        .isSubsetOf(EnumSet.of(Status.OK, Status.SUSPECT, Status.SKIPPED));
    assertThat(new TreeSet<>(report.cells().stream().map(cell -> cell.cell().workload()).toList()))
        .containsExactly("fraud-score", "jdbc/single-row", "launch");
    assertThat(report.cells()).anyMatch(cell -> cell.cell().id().startsWith("fraud-score/java/"));
    assertThat(report.run().sittings()).isGreaterThanOrEqualTo(sessions);
  }

  private static Report read(Path directory) {
    try {
      return Reports.read(directory.resolve("report.json"));
    } catch (dev.backbench.unit.BadInputException e) {
      throw new AssertionError(e);
    }
  }

  private boolean awaitJournal(Process run) throws IOException, InterruptedException {
    for (int i = 0; i < DEADLINE_SECONDS * 10; i++) {
      for (Path directory : newRuns()) {
        if (new Journal(directory.resolve("journal.jsonl"), Disk.REAL).read().records().size() > 1) {
          return true;
        }
      }
      if (run.waitFor(100, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private Process start(String name, String command, List<String> arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-Dbackbench.root=" + ROOT, "-jar",
        ROOT.resolve(Path.of("bench-cli", "target", "backbench-cli.jar")).toString(), command));
    argv.addAll(arguments);
    return new ProcessBuilder(argv).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve(name).toFile())).start();
  }

  private String log(String name) throws IOException {
    return Files.readString(logs.resolve(name));
  }

  private List<Path> newRuns() throws IOException {
    return runs().stream().filter(run -> !before.contains(run)).toList();
  }

  private static List<Path> runs() throws IOException {
    return RunDirectory.all(RUNS).stream().map(RunDirectory::path).toList();
  }
}
