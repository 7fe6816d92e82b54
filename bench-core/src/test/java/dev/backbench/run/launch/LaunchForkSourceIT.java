package dev.backbench.run.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Children;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LaunchForkSourceIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  /** For what must come. */
  private static final Duration PATIENT = Duration.ofSeconds(30);
  /** For what never comes. */
  private static final Duration IMPATIENT = Duration.ofSeconds(1);
  /** For a line that must come and then something that never comes. */
  private static final Duration HALF_PATIENT = Duration.ofSeconds(3);

  @TempDir
  private Path directory;

  private final Children children = new Children("launch-test");

  @AfterEach
  void endProcesses() {
    children.close();
  }

  @Test
  void timesALaunch() throws ForkFailure {
    try (Fork fork = fork(Metric.LAUNCH_TIME, PATIENT, "well")) {
      long before = System.nanoTime();
      Slice slice = fork.run(Duration.ZERO);
      assertThat(slice.operations()).isEqualTo(1);
      assertThat(slice.wallNanos()).isBetween(1L, System.nanoTime() - before);
      assertThat(slice.score()).isEqualTo((double) slice.wallNanos());
      assertThat(slice.cpuNanos().orElseThrow()).isPositive();
      assertThat(slice.secondary()).isEmpty();
      assertThat(fork.facts()).containsExactly(Map.entry("runtime", "java test"));
      assertThat(fork.finish()).isEqualTo(Fork.Remains.NOTHING);
      assertThatThrownBy(() -> fork.run(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void readsTheMemoryOfAnIdleProcess() throws ForkFailure {
    try (Fork fork = fork(Metric.RSS, PATIENT, "well")) {
      Slice slice = fork.run(Duration.ZERO);
      assertThat(slice.secondary().keySet())
          .containsExactly("descriptors", "launch-time", "private-bytes", "pss", "threads");
      // A virtual machine of 25 with its class-data archive holds more than 20 MB, and with -Xmx16m less than 300.
      assertThat(slice.score()).isBetween(20e6, 300e6);
      assertThat(slice.secondary().get("pss")).isBetween(1e6, slice.score());
      assertThat(slice.secondary().get("private-bytes")).isBetween(1e6, slice.secondary().get("pss"));
      assertThat(slice.secondary().get("threads")).isGreaterThan(5);
      assertThat(slice.secondary().get("launch-time")).isEqualTo((double) slice.wallNanos());
    }
  }

  @Test
  void readsOnAfterTheFirstLine() throws ForkFailure {
    // A megabyte after the line does not fit a pipe: the program could not reach the end of its input.
    try (Fork fork = fork(Metric.LAUNCH_TIME, PATIENT, "chatty")) {
      assertThat(fork.run(Duration.ZERO).operations()).isEqualTo(1);
    }
  }

  @Test
  void refusesAnotherLine() {
    assertThat(failure(Metric.LAUNCH_TIME, PATIENT, "wrong")).hasMessage(
        "launch/java: expected the first line \"ready 0x1\", got \"ready \\u001b[31m0x0\". The work is not the same.")
        .extracting(ForkFailure::status).isEqualTo(Status.INVALID);
  }

  @Test
  void refusesALineWithoutItsEnd() {
    assertThat(failure(Metric.LAUNCH_TIME, PATIENT, "no-line-break"))
        .hasMessageContaining("got no line but \"ready 0x1\"").extracting(ForkFailure::status)
        .isEqualTo(Status.INVALID);
  }

  @Test
  void refusesALineThatNeverEnds() {
    assertThat(failure(Metric.LAUNCH_TIME, PATIENT, "endless"))
        .hasMessageContaining("got no line but \"" + "x".repeat(80) + "...\"").extracting(ForkFailure::status)
        .isEqualTo(Status.INVALID);
  }

  @Test
  void givesUpOnAProgramThatNeverSaysALine() {
    assertThat(failure(Metric.LAUNCH_TIME, IMPATIENT, "mute"))
        .hasMessageContaining("expected a first line on standard output within 1000 ms, got none")
        .extracting(ForkFailure::status).isEqualTo(Status.TIMEOUT);
  }

  @Test
  void saysHowAProgramDied() {
    assertThat(failure(Metric.LAUNCH_TIME, PATIENT, "die-early"))
        .hasMessage("launch/java: ended with exit code 7 before its first line was complete; its log ends "
            + "\"no heart to go on\".")
        .extracting(ForkFailure::status).isEqualTo(Status.FAILED);
  }

  @Test
  void refusesAProgramThatLeavesBeforeItsMemoryIsRead() {
    assertThat(failure(Metric.RSS, PATIENT, "leave-at-once"))
        .hasMessageContaining("ended with exit code 0 while it should be idle").extracting(ForkFailure::status)
        .isEqualTo(Status.FAILED);
  }

  @Test
  void refusesABadEnd() {
    assertThat(failure(Metric.LAUNCH_TIME, PATIENT, "end-badly"))
        .hasMessageContaining("ended with exit code 7 after the end of its standard input")
        .extracting(ForkFailure::status).isEqualTo(Status.FAILED);
  }

  @Test
  void killsAProgramThatIgnoresTheEndOfItsInput() {
    assertThat(failure(Metric.LAUNCH_TIME, HALF_PATIENT, "ignore-end"))
        .hasMessageContaining("expected its end within 3000 ms of the end of its standard input")
        .extracting(ForkFailure::status).isEqualTo(Status.TIMEOUT);
    assertThat(ProcessHandle.current().descendants()).noneMatch(process -> process.info().commandLine().orElse("")
        .contains("behave=ignore-end"));
  }

  @Test
  void givesUpOnAProgramThatIsNeverIdle() {
    assertThat(failure(Metric.RSS, HALF_PATIENT, "busy")).hasMessageContaining("got a busy process")
        .extracting(ForkFailure::status).isEqualTo(Status.TIMEOUT);
  }

  @Test
  void killsGrandchildrenThatOutliveTheProgram() throws Exception {
    // In a session of its own, so that killing the group does not reach it, and holding the pipe of the first line.
    try (Fork fork = fork(Metric.LAUNCH_TIME, PATIENT, "grandchild")) {
      fork.run(Duration.ZERO);
    }
    assertThat(endsSoon(Long.parseLong(Files.readString(directory.resolve("grandchild"))))).isTrue();
  }

  @Test
  void endsWhenItIsInterrupted() throws ForkFailure {
    try (Fork fork = fork(Metric.LAUNCH_TIME, PATIENT, "mute")) {
      Thread.currentThread().interrupt();
      ForkFailure failure = catchThrowableOfType(ForkFailure.class, () -> fork.run(Duration.ZERO));
      assertThat(Thread.interrupted()).as("still told to whoever asks").isTrue();
      assertThat(failure.status()).isEqualTo(Status.INTERRUPTED);
    }
    assertThat(ProcessHandle.current().descendants()).noneMatch(process -> process.info().commandLine().orElse("")
        .contains("behave=mute"));
  }

  @Test
  void saysWhatIsMissing() throws ForkFailure {
    Arm.Launch launch = new Arm.Launch(LanguageRuntime.PYTHON, directory.resolve("absent"), "", List.of(), "x");
    Runtimes catForPython = runtime -> new Runtimes.Found.Present(Path.of("/bin/cat"), "cat");
    try (Fork fork = source(catForPython, PATIENT).start(request(Metric.LAUNCH_TIME, launch))) {
      assertThatThrownBy(() -> fork.run(Duration.ZERO)).hasMessageContaining("exit code 1")
          .hasMessageContaining("absent");
    }
    Runtimes none = runtime -> new Runtimes.Found.Absent("python3 >= 3.11 not found");
    assertThatThrownBy(() -> source(none, PATIENT).start(request(Metric.LAUNCH_TIME, launch)))
        .hasMessage("launch/java: python3 >= 3.11 not found.");
  }

  @Test
  void startsTheBuiltProgramAndNothingElseForGo() throws ForkFailure {
    Runtimes go = runtime -> new Runtimes.Found.Present(Path.of("/bin/true"), "go test");
    Arm.Launch plain = new Arm.Launch(LanguageRuntime.GO, directory, "", List.of(), "x");
    try (Fork fork = source(go, PATIENT).start(request(Metric.LAUNCH_TIME, plain))) {
      // The built program is /bin/false, "go" would end with 0.
      assertThatThrownBy(() -> fork.run(Duration.ZERO)).hasMessageContaining("exit code 1");
    }
    Arm.Launch flagged = new Arm.Launch(LanguageRuntime.GO, directory, "", List.of("-x"), "x");
    assertThatThrownBy(() -> source(go, PATIENT).start(request(Metric.LAUNCH_TIME, flagged)))
        .hasMessageContaining("expected no \"args\"");
  }

  private ForkFailure failure(Metric metric, Duration deadline, String behave) {
    return catchThrowableOfType(ForkFailure.class, () -> {
      try (Fork fork = fork(metric, deadline, behave)) {
        fork.run(Duration.ZERO);
      }
    });
  }

  private Fork fork(Metric metric, Duration deadline, String behave) throws ForkFailure {
    return source(runtime -> new Runtimes.Found.Present(JAVA, "java test"), deadline).start(
        request(metric, new Arm.Launch(LanguageRuntime.JAVA, classes(), LaunchedProgram.class.getName(),
            List.of("-XX:+UseSerialGC", "-Xmx16m", "-Dbehave=" + behave), "ready 0x1")));
  }

  private LaunchForkSource source(Runtimes runtimes, Duration deadline) {
    return new LaunchForkSource(children, runtimes, folder -> Path.of("/bin/false"), deadline);
  }

  private ForkRequest request(Metric metric, Arm.Launch launch) {
    Contender contender = new Contender("java", "java", launch, true);
    Workload workload = new Workload("memory", "launch", directory, "Launch", "How long?", "start", metric, 10,
        Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell("memory", "launch", "java", "java", new TreeMap<>(), metric);
    return new ForkRequest(new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1)),
        Profile.SMOKE, 0, directory, Map.of(), Optional.empty());
  }

  private static Path classes() {
    try {
      return Path.of(LaunchedProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean endsSoon(long pid) throws Exception {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    return handle.isEmpty() || !handle.get().onExit().get(10, TimeUnit.SECONDS).isAlive();
  }
}
