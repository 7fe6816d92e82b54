package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EstimateTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void holdsACenterOnItsOwnBounds() {
    assertThat(new Estimate(1, 1, 1).center()).isEqualTo(1);
  }

  @Test
  void refusesACenterOutsideItsBounds() {
    assertThatThrownBy(() -> new Estimate(0.9, 1, 2)).hasMessageContaining("center=0.9 lower=1.0 upper=2.0");
    assertThatThrownBy(() -> new Estimate(2.1, 1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesNaNAnywhere() {
    double nan = Double.NaN;
    assertThatThrownBy(() -> new Estimate(nan, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(1, nan, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(1, 1, nan)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isBoundedOnlyOnBothSides() {
    assertThat(new Estimate(1, 0, 2).bounded()).isTrue();
    assertThat(new Estimate(1, 0, INFINITY).bounded()).isFalse();
    assertThat(new Estimate(1, -INFINITY, 2).bounded()).isFalse();
  }

  @Test
  void intervalsThatTouchOverlap() {
    Estimate low = new Estimate(1, 0, 2);
    assertThat(low.overlaps(new Estimate(3, 2, 4))).isTrue();
    assertThat(new Estimate(3, 2, 4).overlaps(low)).isTrue();
    assertThat(low.overlaps(new Estimate(3, 2.001, 4))).isFalse();
    assertThat(new Estimate(3, 2.001, 4).overlaps(low)).isFalse();
  }
}
