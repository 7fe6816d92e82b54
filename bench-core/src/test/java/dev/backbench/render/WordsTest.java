package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void saysAMultipleOfWhatIsLarger() {
    assertThat(Words.of("cpython", "java", Metric.THROUGHPUT, new Estimate(0.02, 0.0125, 0.025)))
        .isEqualTo("java did 50.0 times as many operations per second as cpython (95 %: 40.0 to 80.0)");
  }

  @Test
  void saysAPercentageBelowTwofold() {
    assertThat(Words.of("java", "go", Metric.THROUGHPUT, new Estimate(1.25, 1.2, 1.3)))
        .isEqualTo("java did 25 % more operations per second than go (95 %: 20 % to 30 %)");
  }

  @Test
  void staysWithPercentagesWhenTwofoldIsNotSure() {
    assertThat(Words.of("java", "go", Metric.THROUGHPUT, new Estimate(2.1, 1.9, 2.3))).contains("110 % more");
  }

  @Test
  void saysWhatTookLonger() {
    assertThat(Words.of("java", "go", Metric.LAUNCH_TIME, new Estimate(8, 7, 9)))
        .isEqualTo("launch-time of java was 8.00 times as long as go's (95 %: 7.00 to 9.00)");
    assertThat(Words.of("java", "go", Metric.RESPONSE_P99, new Estimate(1.05, 1.02, 1.08)))
        .isEqualTo("response-p99 of java was 5.0 % longer than go's (95 %: 2.0 % to 8.0 %)");
  }

  @Test
  void saysWhatUsedMore() {
    assertThat(Words.of("java", "go", Metric.RSS, new Estimate(20, 19, 21)))
        .isEqualTo("java's rss was 20.0 times go's (95 %: 19.0 to 21.0)");
  }

  @Test
  void saysHowLargeADifferenceItMissedAtMost() {
    assertThat(Words.of("java", "go", Metric.THROUGHPUT, new Estimate(1.004, 0.98, 1.024)))
        .isEqualTo("no difference was found between java and go; if there is one, it is below 2.4 %");
  }

  @Test
  void saysNothingOfTooFewForks() {
    assertThat(Words.of("java", "go", Metric.THROUGHPUT, new Estimate(1, 0, Double.POSITIVE_INFINITY)))
        .isEqualTo("java and go cannot be told apart: too few forks for an interval");
  }
}
