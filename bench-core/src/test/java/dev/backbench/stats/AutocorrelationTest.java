package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class AutocorrelationTest {
  @Test
  void ofARamp() {
    // Deviations -1.5 -.5 .5 1.5: products .75 - .25 + .75 = 1.25, squares 5.
    assertThat(Autocorrelation.lagOne(new double[]{1, 2, 3, 4})).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void ofAlternation() {
    // Three products of -1 by four squares of 1.
    assertThat(Autocorrelation.lagOne(new double[]{1, -1, 1, -1})).isCloseTo(-0.75, within(1e-15));
  }

  @Test
  void isZeroWhereNothingVaries() {
    assertThat(Autocorrelation.lagOne(new double[0])).isZero();
    assertThat(Autocorrelation.lagOne(new double[]{7})).isZero();
    assertThat(Autocorrelation.lagOne(new double[]{7, 7, 7})).isZero();
  }

  @Test
  void ofTwoValuesIsMinusOneHalf() {
    assertThat(Autocorrelation.lagOne(new double[]{3, 5})).isCloseTo(-0.5, within(1e-15));
  }

  @Property
  void knowsNeitherSignNorUnitNorDirection(@ForAll(supplier = Values.Differences.class) double[] values) {
    double r = Autocorrelation.lagOne(values);
    assertThat(r).isBetween(-1.0, 1.0);
    assertThat(Autocorrelation.lagOne(Arrays.stream(values).map(value -> -8 * value).toArray())).isEqualTo(r);
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[values.length - 1 - i] = values[i];
    }
    assertThat(Autocorrelation.lagOne(reversed)).isCloseTo(r, within(1e-6));
  }
}
