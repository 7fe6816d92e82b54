package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.ResultRole;

final class RateTest {
  @ParameterizedTest
  @CsvSource({"Throughput, SECONDS, 5, 5", "Throughput, MICROSECONDS, 5, 5e6", "Throughput, MINUTES, 120, 2",
      "AverageTime, SECONDS, 4, 0.25", "AverageTime, NANOSECONDS, 4, 2.5e8", "SampleTime, MILLISECONDS, 4, 250",
      "SingleShotTime, MICROSECONDS, 100, 1e4"})
  void convertsEveryModeAndUnit(Mode mode, TimeUnit unit, double score, double perSecond) {
    assertThat(Rate.perSecond(mode, unit, score)).isCloseTo(perSecond, within(perSecond * 1e-12));
  }

  @Test
  void addsThreadsOfUnequalSpeed() {
    // One thread does 10 operations in a second and the other 30: 40 a second. JMH's average time, (1/10 + 1/30) / 2 s,
    // would make it 2 / (1/15) = 30.
    AverageTimeResult slow = new AverageTimeResult(ResultRole.PRIMARY, "x", 10, 1_000_000_000, TimeUnit.SECONDS);
    AverageTimeResult fast = new AverageTimeResult(ResultRole.PRIMARY, "x", 30, 1_000_000_000, TimeUnit.SECONDS);
    assertThat(Rate.perSecond(Mode.AverageTime, TimeUnit.SECONDS, List.of(slow, fast))).isCloseTo(40, within(1e-9));
  }
}
