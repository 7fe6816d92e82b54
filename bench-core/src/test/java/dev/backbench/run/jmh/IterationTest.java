package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.process.ThreadWaits;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IterationTest {
  /** 300 operations at 1,500 a second: 0.2 s. */
  private static final String DONE = "DONE ops=300 measured_ops=290 rate_per_second=1500.0 elapsed_ns=250000000";

  @Test
  void takesWallTimeFromJmhsRateSoThatSetUpIsNotInIt() throws Exception {
    Slice slice = iteration(DONE).slice(Metric.THROUGHPUT);
    assertThat(slice.operations()).isEqualTo(300);
    assertThat(slice.wallNanos()).isEqualTo(200_000_000);
    assertThat(slice.score()).isEqualTo(1500.0);
    assertThat(slice.secondary()).isEmpty();
    assertThat(slice.jitNanos()).isEmpty();
  }

  @Test
  void dividesBytesAndCpuTimeByAllOperations() throws Exception {
    String done = DONE + " allocated_bytes=4800 jit_ns=5 gc_ns=6 classes=7";
    Slice slice = Iteration.of(ProbeMessage.parse(done), OptionalLong.of(150_000), Optional.of(new ThreadWaits(9, 77)))
        .slice(Metric.CPU_TIME);
    assertThat(slice.score()).isEqualTo(500.0); // 150,000 ns / 300
    assertThat(slice.secondary()).containsOnlyKeys("allocation", "gc-cpu-share", "voluntary-switches", "queued-ns")
        .containsEntry("voluntary-switches", 9.0).containsEntry("queued-ns", 77.0).containsEntry("allocation", 16.0); // 4,800 B / 300
    assertThat(slice.jitNanos()).hasValue(5);
    assertThat(slice.gcNanos()).hasValue(6);
    assertThat(slice.loadedClasses()).hasValue(7);
  }

  @Test
  void fallsBackOnTheForksOwnCpuTime() throws Exception {
    assertThat(iteration(DONE + " cpu_ns=30000").slice(Metric.CPU_TIME).score()).isEqualTo(100.0);
  }

  @ParameterizedTest
  @CsvSource({
      "1500, %23, 1500", // events: the metric's own unit
      "2, ops%2Fus, 2000000", // 2 a microsecond
      "3, ops%2Fs, 3", "120, ops%2Fmin, 2", "4, ms%2Fop, 4000000", "5, ns%2Fop, 5", "6, us%2Fop, 6000"})
  void convertsWhatTheBenchmarkCounts(String score, String unit, double expected) throws Exception {
    Slice slice = iteration(DONE + " score.pauseMax=" + score + " unit.pauseMax=" + unit).slice(Metric.THROUGHPUT);
    assertThat(slice.secondary()).containsEntry("pause-max", expected);
  }

  @Test
  void leavesOutWhatIsNoMetric() throws Exception {
    assertThat(iteration(DONE + " score.apples=3 unit.apples=%23").slice(Metric.THROUGHPUT).secondary()).isEmpty();
  }

  @Test
  void leavesOutWhatDidNotHappenBecauseItHasNoLogarithm() throws Exception {
    assertThat(iteration(DONE + " score.poolWait=0 unit.poolWait=%23").slice(Metric.THROUGHPUT).secondary()).isEmpty();
    assertThat(iteration(DONE + " score.poolWait=7 unit.poolWait=%23").slice(Metric.THROUGHPUT).secondary())
        .containsEntry("pool-wait", 7.0);
  }

  @Test
  void saysWhichCounterThePrimaryMetricNeeds() throws Exception {
    Iteration iteration = iteration(DONE);
    assertThatThrownBy(() -> iteration.slice(Metric.PRIVATE_BYTES)).isInstanceOf(ForkFailure.class).hasMessage(
        "expected a value of \"private-bytes\", got none. Count it in an @AuxCounters(EVENTS) field named privateBytes.");
  }

  @Test
  void addsSingleShots() throws Exception {
    // 300 operations in 0.2 s and 100 in 0.1 s.
    Iteration sum = iteration(DONE + " gc_ns=1")
        .plus(iteration("DONE ops=100 rate_per_second=1000 gc_ns=2 allocated_bytes=9"));
    Slice slice = sum.slice(Metric.THROUGHPUT);
    assertThat(slice.operations()).isEqualTo(400);
    assertThat(slice.wallNanos()).isEqualTo(300_000_000);
    assertThat(slice.gcNanos()).hasValue(3);
    assertThat(slice.secondary()).as("bytes of one of two").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DONE ops=0 rate_per_second=1", "DONE ops=1 rate_per_second=0", "DONE ops=1 rate_per_second=-1",
      "DONE ops=1 rate_per_second=NaN", "DONE ops=1 rate_per_second=Infinity", "DONE ops=x rate_per_second=1",
      "DONE ops=1", "DONE", "DONE ops=1 rate_per_second=1 score.pauseMax=1",
      "DONE ops=1 rate_per_second=1 score.pauseMax=1 unit.pauseMax=ops%2Ffortnight"})
  void refusesWhatNoIterationYields(String done) {
    assertThatThrownBy(() -> iteration(done)).isInstanceOf(ProtocolException.class).hasMessageContaining("expected");
  }

  private static Iteration iteration(String done) throws ProtocolException {
    return Iteration.of(ProbeMessage.parse(done), OptionalLong.empty(), Optional.empty());
  }
}
