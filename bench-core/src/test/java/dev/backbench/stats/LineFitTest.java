package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LineFitTest {
  /**
   * x = 1, 2, 3, 4 and y = 2, 4, 5, 8: means 2.5 and 4.75, products 9.5, squares 5, so slope 1.9 and intercept 0. Residuals
   * 0.1, 0.2, -0.7, 0.4, whose squares are 0.7; the slope's standard error is sqrt(0.7 / 2 / 5) = 0.264575, and
   * t(0.975, 2) = 4.302653, which gives 1.138375.
   */
  @Test
  void fitsByLeastSquares() {
    LineFit fit = LineFit.of(new double[]{1, 2, 3, 4}, new double[]{2, 4, 5, 8}, 0.95);
    assertThat(fit.intercept()).isCloseTo(0, within(1e-12));
    assertThat(fit.slope().center()).isCloseTo(1.9, within(1e-12));
    assertThat(fit.slope().lower()).isCloseTo(1.9 - 1.138375, within(1e-5));
    assertThat(fit.slope().upper()).isCloseTo(1.9 + 1.138375, within(1e-5));
  }

  @Test
  void hasNoIntervalThroughTwoPoints() {
    LineFit fit = LineFit.of(new double[]{1, 3}, new double[]{5, 1}, 0.95);
    assertThat(fit.slope().center()).isEqualTo(-2);
    assertThat(fit.slope().bounded()).isFalse();
    assertThat(fit.intercept()).isEqualTo(7);
  }

  @Test
  void refusesWhatIsNoLine() {
    assertThatThrownBy(() -> LineFit.of(new double[]{1}, new double[]{1}, 0.95)).hasMessageContaining("two points");
    assertThatThrownBy(() -> LineFit.of(new double[]{1, 2}, new double[]{1}, 0.95)).hasMessageContaining("1 y");
    assertThatThrownBy(() -> LineFit.of(new double[]{2, 2}, new double[]{1, 5}, 0.95))
        .hasMessageContaining("different x");
  }
}
