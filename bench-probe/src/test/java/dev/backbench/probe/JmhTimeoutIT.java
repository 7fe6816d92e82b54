package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Jvm;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.jmh.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks that do not come back; JMH's own time-out would only interrupt them. */
final class JmhTimeoutIT {
  private static final Deadlines SHORT = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(60),
      Duration.ofSeconds(1));

  @TempDir
  private Path directory;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = new Rig(directory, SHORT);
  }

  @AfterEach
  void leavesNothingBehind() {
    rig.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(rig.temp()).isEmptyDirectory();
  }

  @Test
  void killsALoopThatIgnoresInterruptsAndSaysWhereItWas() throws Exception {
    assertTimesOut("FrozenBenchmark.spinning", "stuck at dev.backbench.probe.fixture.FrozenBenchmark.spinning");
    assertThat(Files.readString(rig.forkDirectory(1).resolve("jmh.log"))).contains("Full thread dump", "jmh-worker");
  }

  @Test
  void dumpsTheThreadsOfAForkThatStandsStillBetweenSlices() throws Exception {
    try (Fork fork = rig.start("FrozenBenchmark.spinning", Jvm.Collector.G1)) {
      assertThatThrownBy(() -> fork.run(Rig.SLICE)).isInstanceOf(ForkFailure.class)
          .hasMessageContaining("stuck at dev.backbench.probe.fixture.FrozenBenchmark.spinning");
    }
  }

  @Test
  void killsAStoppedProcess() throws Exception {
    assertTimesOut("FrozenBenchmark.stopped", "did not happen; killed");
  }

  private void assertTimesOut(String benchmark, String reason) throws Exception {
    try (Fork fork = rig.start(benchmark)) {
      assertThatThrownBy(() -> fork.run(Rig.SLICE)).isInstanceOf(ForkFailure.class).hasMessageContaining(reason)
          .satisfies(failure -> assertThat(((ForkFailure) failure).status()).isEqualTo(Status.TIMEOUT));
    }
  }
}
