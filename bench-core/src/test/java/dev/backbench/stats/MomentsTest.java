package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class MomentsTest {
  @Test
  void meanOfASmallSample() {
    assertThat(Moments.mean(new double[]{1, 2, 6})).isEqualTo(3);
  }

  @Test
  void deviationDividesByOneLessThanTheCount() {
    // Deviations from 3: -2, -1, 3; squares sum to 14; 14 / 2 = 7.
    assertThat(Moments.standardDeviation(new double[]{1, 2, 6})).isCloseTo(Math.sqrt(7), within(1e-15));
    assertThat(Moments.standardDeviation(new double[]{5})).isZero();
  }

  @Test
  void medianSortsACopy() {
    double[] values = {9, 1, 5};
    assertThat(Moments.median(values)).isEqualTo(5);
    assertThat(values).containsExactly(9, 1, 5);
    assertThat(Moments.median(new double[]{9, 1, 5, 6})).isEqualTo(5.5);
  }

  @Test
  void refusesToDescribeNothing() {
    assertThatThrownBy(() -> Moments.mean(new double[0])).hasMessageContaining("got none");
    assertThatThrownBy(() -> Moments.standardDeviation(new double[0])).hasMessageContaining("got none");
    assertThatThrownBy(() -> Moments.median(new double[0])).hasMessageContaining("got none");
  }

  @Property
  void scaleWithTheUnit(@ForAll(supplier = Values.Differences.class) double[] values) {
    // A factor of 4 is exact in binary, so equality is exact too.
    double[] scaled = Arrays.stream(values).map(value -> 4 * value).toArray();
    assertThat(Moments.mean(scaled)).isEqualTo(4 * Moments.mean(values));
    assertThat(Moments.standardDeviation(scaled)).isEqualTo(4 * Moments.standardDeviation(values));
    assertThat(Moments.median(scaled)).isEqualTo(4 * Moments.median(values));
  }
}
