package dev.backbench.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ResponseTimeTest {
  @Test
  void asksForAFifthMoreThanTenBeyondAndAtLeastAHundred() {
    assertThat(ResponseTime.enough(0.99)).isEqualTo(1_200);
    assertThat(ResponseTime.enough(0.999)).isEqualTo(12_000);
    assertThat(ResponseTime.enough(0.5)).isEqualTo(100);
  }

  @Test
  void knowsWhichPercentileAMetricNames() {
    assertThat(ResponseTime.quantile(Metric.RESPONSE_P50)).isEqualTo(0.5);
    assertThat(ResponseTime.quantile(Metric.SUSTAINED_RATE)).isEqualTo(0.99);
  }
}
