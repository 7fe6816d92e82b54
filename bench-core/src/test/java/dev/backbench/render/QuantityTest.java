package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.stats.Estimate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource({"1234567,op/s,1.23 M op/s", "12.3e6,ns,12.3 ms", "47815065,B,45.6 MiB", "812,op/s,812 op/s",
      "999.96,op/s,1.00 k op/s", "999499,op/s,999 k op/s", "999500,op/s,1.00 M op/s", "64,B/op,64.0 B/op",
      "990,ns/op,990 ns/op", "1500,ns/op,1.50 µs/op", "0.0123,1,0.0123", "0,op/s,0 op/s", "0.5,op/s,0.500 op/s",
      "3e10,ns,30.0 s", "7,widgets,7.00 widgets", "2.5e15,op/s,2500 T op/s"})
  void writesThreeDigitsAndAPrefix(double value, String unit, String expected) {
    assertThat(Quantity.of(value, unit)).isEqualTo(expected);
  }

  @Test
  void saysHowFarOffAnEstimateMayBe() {
    // 1.021 - 1 and 1 - 0.98: the larger distance counts.
    assertThat(Quantity.spread(new Estimate(1000, 980, 1021), "op/s")).isEqualTo("± 2.1 %");
  }

  @Test
  void showsTheBoundsOfAWideInterval() {
    assertThat(Quantity.spread(new Estimate(1e6, 8e5, 1.3e6), "op/s")).isEqualTo("[800 k, 1.30 M]");
    assertThat(Quantity.spread(new Estimate(1e6, -2e6, 4e6), "ns")).as("a difference").isEqualTo("[-2.00 ms, 4.00 ms]");
  }

  @Test
  void admitsThatNothingBoundsAnEstimate() {
    assertThat(Quantity.spread(new Estimate(5, 0, Double.POSITIVE_INFINITY), "ns")).isEqualTo("± ∞");
  }

  @Test
  void showsNoRatioWhereNoDifferenceWasFound() {
    assertThat(Quantity.ratio(new Estimate(1.004, 0.985, 1.024))).isEqualTo("~ [0.985, 1.02]");
    assertThat(Quantity.ratio(new Estimate(0.834, 0.721, 0.965))).isEqualTo("0.834× [0.721, 0.965]");
    assertThat(Quantity.ratio(new Estimate(0.834, 0, Double.POSITIVE_INFINITY))).isEqualTo("0.834× [?]");
  }

  @Test
  void survivesWhatIsNoNumber() {
    assertThat(Quantity.digits(Double.NaN)).isEqualTo("?");
    assertThat(Quantity.digits(Double.NEGATIVE_INFINITY)).isEqualTo("-∞");
  }

  @Property
  void keepsThreeDigitsOfAnyValue(@ForAll @DoubleRange(min = 1, max = 10) double mantissa,
      @ForAll @IntRange(min = -12, max = 15) int exponent) {
    double value = mantissa * Math.pow(10, exponent);
    // Half a unit of the third digit is at most 0.5 % of the value.
    assertThat(Double.parseDouble(Quantity.digits(value)) / value).isEqualTo(1, within(0.00501));
  }
}
