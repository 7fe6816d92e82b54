package dev.backbench.run.worker;

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
import dev.backbench.run.InputFiles;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.RunningSums;
import dev.backbench.run.Slice;
import dev.backbench.run.SourceBuild;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers are Java programs in Go's place, so that the test needs no other language. */
final class WorkerForkSourceIT {
  private static final Duration SLICE = Duration.ofMillis(20);
  private static final Duration PATIENT = Duration.ofSeconds(30);
  /** For workers that are late on purpose. */
  private static final Duration IMPATIENT = Duration.ofMillis(300);
  /** At 2 MiB per second, half a minute more for getting ready, whatever the floor. */
  private static final long SPARSE_BYTES = 60L << 20;

  private final Children children = new Children("worker-test");
  private long inputBytes = SPARSE_BYTES;

  @TempDir
  private Path directory;

  @AfterEach
  void killThem() {
    children.close();
  }

  @Test
  void measuresAnHonestWorker() throws Exception {
    try (Fork fork = start("honest", PATIENT)) {
      assertThat(fork.facts()).containsExactly(Map.entry("runtime", "test 1"));
      for (int i = 0; i < 3; i++) {
        Slice slice = fork.run(SLICE);
        assertThat(slice.operations()).isPositive();
        assertThat(slice.wallNanos()).isGreaterThanOrEqualTo(SLICE.toNanos());
        assertThat(slice.cpuNanos().orElse(0)).isPositive();
        assertThat(slice.score()).isNaN();
      }
      Fork.Remains remains = fork.finish();
      assertThat(remains.values()).containsOnlyKeys("rss-loaded", "pss-loaded", "private-bytes-loaded");
      assertThat(remains.suspicion()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      wrong-checksum       | INVALID | count[go]: checksum for input "verify" is 0x000000000000feee, contract says 0x000000000000feed. The languages do not compute the same thing; no timing was taken.
      dies-before-ready    | FAILED  | count[go]: expected its ready message, but it ended with exit code 3. Its last words: missing module: noodles
      garbage-before-ready | FAILED  | count[go]: expected its ready message, got "Welcome to \\u0007the kernel!" (not JSON).
      slice-before-ready   | FAILED  | count[go]: expected its ready message, got the answer to a slice
      error                | FAILED  | count[go]: expected 4 bytes, got 3
      endless-line         | FAILED  | count[go]: expected its ready message, got "xxxxxxxx
      """)
  void refusesAWorkerThatIsNotReady(String lie, Status status, String message) throws IOException {
    ForkFailure failure = failure(() -> start(lie, PATIENT));
    assertThat(failure).hasMessageStartingWith(message);
    assertThat(failure.status()).isEqualTo(status);
  }

  /** A line that nobody asked for may be there before the first grant or just after it: either way it is found out. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      wrong-count      | INVALID | operations the running checksum must be 0x
      wrong-work       | INVALID | It did other work, or not as much.
      wrong-time       | INVALID | count[go]: a slice of at least 20000000 ns was asked for, it says
      speaks-unasked   | INVALID | count[go]:
      dies-in-slice    | FAILED  | count[go]: expected the end of a slice, but it ended with exit code 7. Its last words: out of noodles
      killed-in-slice  | FAILED  | count[go]: expected the end of a slice, but it ended with exit code 137 (signal 9).
      garbage-in-slice | FAILED  | count[go]: expected the end of a slice, got "slice done" (not JSON).
      second-ready     | FAILED  | count[go]: expected the end of a slice, got a second ready message
      closes-output    | FAILED  | count[go]: expected the end of a slice, got the end of its output while it lived on; killed.
      """)
  void refusesASliceThatIsNotTrue(String lie, Status status, String message) throws Exception {
    try (Fork fork = start(lie, PATIENT)) {
      ForkFailure failure = failure(() -> {
        fork.run(SLICE);
        fork.run(SLICE);
      });
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure).hasMessageContaining(message);
    }
  }

  @Test
  void killsAWorkerThatDoesNotGetReady() throws IOException {
    inputBytes = 1;
    ForkFailure failure = failure(() -> start("hangs-before-ready", IMPATIENT));
    assertThat(failure).hasMessage("count[go]: expected its ready message within 300 ms, got nothing; killed.");
    assertThat(failure.status()).isEqualTo(Status.TIMEOUT);
    assertNothingIsLeft();
  }

  @Test
  void killsAWorkerThatDoesNotFinishItsSlice() throws Exception {
    try (Fork fork = start("hangs-in-slice", IMPATIENT)) {
      ForkFailure failure = failure(() -> fork.run(SLICE));
      // The floor and ten times what was asked for.
      assertThat(failure).hasMessage("count[go]: expected the end of a slice within 500 ms, got nothing; killed.");
      assertThat(failure.status()).isEqualTo(Status.TIMEOUT);
      assertNothingIsLeft();
    }
  }

  @Test
  void killsAWorkerThatDoesNotEnd() throws Exception {
    try (Fork fork = start("hangs-at-stop", IMPATIENT)) {
      ForkFailure failure = failure(fork::finish);
      assertThat(failure)
          .hasMessage("count[go]: expected its end within 300 ms of being asked to stop, got none; killed.");
      assertThat(failure.status()).isEqualTo(Status.TIMEOUT);
      assertNothingIsLeft();
    }
  }

  @Test
  void reportsAWorkerThatFailsAtItsEnd() throws Exception {
    try (Fork fork = start("fails-at-stop", PATIENT)) {
      ForkFailure failure = failure(fork::finish);
      assertThat(failure)
          .hasMessage(
              "count[go]: expected an orderly end, but it ended with exit code 9. Its last words: cannot let go");
      assertThat(failure.status()).isEqualTo(Status.FAILED);
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    try (Fork fork = start("hangs-in-slice", PATIENT)) {
      Thread.currentThread().interrupt();
      ForkFailure failure = failure(() -> fork.run(SLICE));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.status()).isEqualTo(Status.INTERRUPTED);
      assertNothingIsLeft();
    }
  }

  /** The Python on PATH makes an environment whose own Python is the worker; only that one knows the packages. */
  @Test
  void startsPythonFromTheEnvironmentOfItsLockFile() throws Exception {
    Path python = script("python3", """
        if [ "$3" = venv ]; then mkdir "$6/bin" && cp '%s' "$6/bin/python"; fi
        """.formatted(script("worker", "if [ \"$2\" = -c ]; then echo orjson 3.11.4; else exec " + worker("honest")
        + "; fi")));
    Path lock = Files.writeString(directory.resolve("requirements.txt"),
        "orjson==3.11.4 --hash=sha256:" + "0a".repeat(32));
    Runtimes runtimes = _ -> new Runtimes.Found.Present(python, "cpython 3.11.7");
    Arm.Worker arm = new Arm.Worker(LanguageRuntime.PYTHON, directory, Optional.of(lock), List.of());
    try (Fork fork = source(runtimes, _ -> Path.of("never"), PATIENT).start(request(arm))) {
      assertThat(fork.facts()).containsOnly(Map.entry("runtime", "test 1"), Map.entry("packages", "orjson 3.11.4"));
      assertThat(fork.run(SLICE).operations()).isPositive();
    }
  }

  @Test
  void saysThatTheRuntimeIsMissing() {
    Runtimes none = runtime -> new Runtimes.Found.Absent("go >= 1.25 not found");
    WorkerForkSource source = source(none, _ -> Path.of("never"), PATIENT);
    assertThatThrownBy(() -> source.start(request(List.of()))).isInstanceOf(ForkFailure.class)
        .hasMessage("count[go]: go >= 1.25 not found");
  }

  @Test
  void refusesGoArgumentsThatAreNoVariables() {
    WorkerForkSource source = source(WorkerForkSourceIT::present, _ -> Path.of("never"), PATIENT);
    assertThatThrownBy(() -> source.start(request(List.of("-gogc=50")))).isInstanceOf(ForkFailure.class)
        .hasMessage("count[go]: arguments of a Go runtime are variables such as GOGC=50, got \"-gogc=50\".");
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static ForkFailure failure(Attempt attempt) {
    ForkFailure failure = catchThrowableOfType(ForkFailure.class, attempt::run);
    assertThat(failure).as("an attempt that must fail").isNotNull();
    return failure;
  }

  private void assertNothingIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
        .filter(process -> process.info().commandLine().orElse("").contains("LyingWorker"))).isEmpty();
  }

  private Fork start(String lie, Duration floor) throws ForkFailure, IOException {
    Path program = script(lie, "exec " + worker(lie));
    return source(WorkerForkSourceIT::present, _ -> program, floor).start(request(List.of()));
  }

  private WorkerForkSource source(Runtimes runtimes, SourceBuild build, Duration floor) {
    return new WorkerForkSource(children, runtimes, build,
        new PythonEnvironments(directory.resolve("environments"), children), Path.of("never"), floor);
  }

  private Path script(String name, String content) throws IOException {
    Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + content + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static String worker(String lie) {
    return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s \"$@\"".formatted(
        Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"),
        LyingWorker.class.getName(), lie);
  }

  private static Runtimes.Found present(LanguageRuntime runtime) {
    return new Runtimes.Found.Present(Path.of("/never"), "go1.25");
  }

  private ForkRequest request(List<String> args) throws IOException {
    return request(new Arm.Worker(LanguageRuntime.GO, directory, args));
  }

  private ForkRequest request(Arm.Worker arm) throws IOException {
    Contender contender = new Contender("go", arm.runtime().language(), arm, true);
    Workload workload = new Workload("cpu", "count", directory, "Count", "How?", "count", Metric.THROUGHPUT, 1,
        Optional.empty(), List.of(), List.of(), List.of(contender));
    Cell cell = new Cell("cpu", "count", "go", "go", new TreeMap<>(), Metric.THROUGHPUT);
    Path input = directory.resolve("input");
    try (RandomAccessFile file = new RandomAccessFile(input.toFile(), "rw")) {
      file.setLength(inputBytes);
    }
    return new ForkRequest(new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1)),
        Profile.SMOKE, 1, directory, Map.of(),
        Optional.of(new InputFiles(input, CountingKernel.CHECKSUM, input, RunningSums.of(new CountingKernel()))));
  }
}
