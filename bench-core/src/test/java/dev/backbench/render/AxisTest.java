package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class AxisTest {
  @Test
  void linearOnesBeginAtZero() {
    Axis axis = Axis.fitting(3, 20, Quantity::digits);
    assertThat(axis.logarithmic()).isFalse();
    assertThat(axis.ticks()).extracting(Axis.Tick::text).containsExactly("0", "5.00", "10.0", "15.0", "20.0");
    assertThat(axis.share(10.5)).isEqualTo(0.5);
  }

  @Test
  void logarithmicOnesEndAtRoundNumbers() {
    Axis axis = Axis.fitting(3, 90, Quantity::digits);
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.ticks()).extracting(Axis.Tick::text).containsExactly("10.0", "100");
  }

  @Test
  void fiveStepsAreTooNearToEachOtherForTheirTexts() {
    assertThat(Axis.logarithmic(1.2, 18, Quantity::digits).ticks()).extracting(Axis.Tick::text)
        .containsExactly("1.00", "5.00", "20.0");
    assertThat(Axis.logarithmic(1.2, 9, Quantity::digits).ticks()).extracting(Axis.Tick::text)
        .containsExactly("1.00", "2.00", "5.00", "10.0");
  }

  @Test
  void manyDecadesGetFewTicks() {
    assertThat(Axis.logarithmic(1e-9, 1e9, Quantity::digits).ticks()).hasSizeBetween(3, 6);
  }

  @Property
  void everyAxisHasTicksInsideAndRisingShares(@ForAll @DoubleRange(min = -300, max = 300) double one,
      @ForAll @DoubleRange(min = -300, max = 300) double two) {
    double least = Math.pow(10, Math.min(one, two));
    double most = Math.pow(10, Math.max(one, two));
    for (Axis axis : new Axis[]{Axis.linear(least, most, Quantity::digits), Axis.logarithmic(least, most,
        Quantity::digits)}) {
      assertThat(axis.ticks()).hasSizeBetween(1, 9)
          .allSatisfy(tick -> assertThat(tick.value()).isBetween(axis.low(), axis.high() * 1.000001));
      assertThat(axis.share(least)).isBetween(0.0, 1.0).isLessThanOrEqualTo(axis.share(most));
    }
  }

  @Property
  void nothingLeavesTheAxis(@ForAll double any) {
    assertThat(Axis.linear(1, 9, Quantity::digits).share(any)).isBetween(0.0, 1.0);
    assertThat(Axis.logarithmic(1, 9, Quantity::digits).share(any)).isBetween(0.0, 1.0);
    assertThat(Axis.linear(any, any, Quantity::digits).ticks()).isNotEmpty();
    assertThat(Axis.logarithmic(any, any, Quantity::digits).ticks()).isNotEmpty();
  }
}
