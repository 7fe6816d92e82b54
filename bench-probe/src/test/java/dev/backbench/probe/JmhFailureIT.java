package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backbench.contract.Jvm;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.jmh.Deadlines;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forks that fail: each is a failure with its reason, where JMH would exit with 0. {@link PlainJmhIT} shows that it would. */
final class JmhFailureIT {
  @TempDir
  private Path directory;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = new Rig(directory, Deadlines.DEFAULT);
  }

  @AfterEach
  void leavesNothingBehind() {
    rig.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(rig.temp()).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ThrowingBenchmark.operation   | FAILED  | java.lang.IllegalStateException: no luck: 42 of <b>it</b>
      ThrowingBenchmark.oneOfTwo    | FAILED  | java.lang.IllegalStateException: one of two
      ThrowingBenchmark.setUp       | FAILED  | java.lang.UnsupportedOperationException: no start
      ThrowingBenchmark.tearDown    | FAILED  | java.lang.UnsupportedOperationException: no end
      OutOfMemoryBenchmark.hoard    | FAILED  | java.lang.OutOfMemoryError: Java heap space
      ExitingBenchmark.three        | FAILED  | exited with code 3 before the benchmark was done (System.exit?)
      ExitingBenchmark.zero         | FAILED  | exited with code 0 before the benchmark was done (System.exit?)
      ExitingBenchmark.halt         | FAILED  | it hung up amid a slice (Runtime.halt?)
      KilledBenchmark.kill          | FAILED  | killed by signal 9
      WrongResultBenchmark.atStart  | INVALID | checksum: expected 0x1f3b, got 0x1f3a
      WrongResultBenchmark.wrapped  | INVALID | running checksum: expected 1, got 2
      NoSuchBenchmark.method        | FAILED  | JMH refused: expected one benchmark
      """)
  void failsWithTheReason(String benchmark, Status status, String reason) throws IOException {
    ForkFailure failure = catchThrowableOfType(ForkFailure.class, () -> measure(benchmark));
    assertThat(failure).isNotNull();
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure).hasMessageStartingWith(reason);
    assertThat(failure.getMessage()).doesNotContain("\n");
  }

  @Test
  void refusesASliceInWhichTheProcessStoodStill() throws Exception {
    try (Fork fork = rig.start("FrozenBenchmark.paused")) {
      assertThatThrownBy(() -> fork.run(Rig.SLICE)).isInstanceOf(ForkFailure.class)
          .hasMessageContaining("Was the process stopped?")
          .satisfies(failure -> assertThat(((ForkFailure) failure).status()).isEqualTo(Status.TIMEOUT));
    }
  }

  @Test
  void stopsWaitingWhenInterrupted() throws Exception {
    try (Fork fork = rig.start("FrozenBenchmark.spinning")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> fork.run(Rig.SLICE)).isInstanceOf(ForkFailure.class)
          .satisfies(failure -> assertThat(((ForkFailure) failure).status()).isEqualTo(Status.INTERRUPTED));
      assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    }
  }

  @Test
  void goesOnWithTheOtherForksOfASitting() throws Exception {
    try (Fork good = rig.start("CountingBenchmark.throughput"); Fork bad = rig.start("KilledBenchmark.kill")) {
      good.run(Rig.SLICE);
      assertThatThrownBy(() -> bad.run(Rig.SLICE)).hasMessage("killed by signal 9");
      assertThat(good.run(Rig.SLICE).operations()).isPositive();
      good.finish();
    }
  }

  @Test
  void startsAnotherHostWhenOneDied() throws Exception {
    try (Fork fork = rig.start("CountingBenchmark.throughput")) {
      ProcessHandle host = ProcessHandle.current().children().findFirst().orElseThrow();
      host.destroyForcibly();
      host.onExit().join();
      assertThatThrownBy(() -> {
        fork.run(Rig.SLICE);
        fork.finish();
      }).hasMessage("JMH host is gone: killed by signal 9");
    }
    try (Fork fork = rig.start("CountingBenchmark.throughput")) {
      assertThat(fork.run(Rig.SLICE).operations()).isPositive();
    }
  }

  @Test
  void saysWhatTheJvmSaidWhenItDidNotStart() throws Exception {
    Jvm wrong = new Jvm(Jvm.Collector.SERIAL, 32L << 20, List.of("-XX:+UseParallelGC"));
    assertThatThrownBy(() -> rig.source()
        .start(rig.request("CountingBenchmark.throughput", Metric.THROUGHPUT, wrong, Map.of(), Map.of())))
        .isInstanceOf(ForkFailure.class).hasMessageStartingWith("exited with code 1: ")
        .hasMessageContaining("Multiple garbage collectors");
  }

  private void measure(String benchmark) throws ForkFailure, IOException {
    try (Fork fork = rig.start(benchmark)) {
      fork.run(Rig.SLICE);
      fork.finish();
    }
  }
}
