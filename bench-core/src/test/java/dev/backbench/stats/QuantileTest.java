package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class QuantileTest {
  @Test
  void tenValuesMustLieBeyond() {
    assertThat(Quantile.bearable(1_000, 0.99)).isTrue();
    assertThat(Quantile.bearable(999, 0.99)).isFalse();
    assertThat(Quantile.bearable(20, 0.5)).isTrue();
    assertThat(Quantile.bearable(0, 0.5)).isFalse();
  }

  @Test
  void isTheNearestRank() {
    double[] hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
    assertThat(Quantile.of(hundred, 0.5)).hasValue(50);
    assertThat(Quantile.of(hundred, 0.9)).hasValue(90);
    assertThat(Quantile.of(hundred, 0.91)).isEmpty();
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> Quantile.bearable(1, 1)).hasMessageContaining("(0, 1)");
    assertThatThrownBy(() -> Quantile.bearable(1, Double.NaN)).hasMessageContaining("(0, 1)");
  }
}
