package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The vectors for seed 42 were computed by two independent implementations, in Python and in Java. */
final class SplitMix64Test {
  @Test
  void yieldsTheVectorsOfSeed42() {
    SplitMix64 random = new SplitMix64(42);
    assertThat(new long[]{random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()})
        .containsExactly(0xbdd732262feb6e95L, 0x28efe333b266f103L, 0x47526757130f9f52L, 0x581ce1ff0e4ae394L);
  }

  @Test
  void scalesTheUpperBitsToABound() {
    SplitMix64 random = new SplitMix64(42);
    assertThat(new int[]{random.below(1000), random.below(1000), random.below(1000), random.below(1000)})
        .containsExactly(741, 159, 278, 344);
  }

  @Test
  void staysBelowTheLargestBound() {
    SplitMix64 random = new SplitMix64(7);
    for (int i = 0; i < 1_000; i++) {
      assertThat(random.below(Integer.MAX_VALUE)).isBetween(0, Integer.MAX_VALUE - 1);
    }
  }

  @Test
  void makesUnitsOfTheUpper53Bits() {
    SplitMix64 random = new SplitMix64(42);
    assertThat(random.unit()).isEqualTo(0.7415648787718233);
    assertThat(random.unit()).isEqualTo(0.1599103928769201);
  }

  @Test
  void gaussIsTwelveUnitsMinusSix() {
    SplitMix64 units = new SplitMix64(42);
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += units.unit();
    }
    assertThat(new SplitMix64(42).gauss()).isEqualTo(sum - 6);
  }

  @Test
  void gaussHasMeanZeroAndVarianceOne() {
    SplitMix64 random = new SplitMix64(1);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double value = random.gauss();
      sum += value;
      squares += value * value;
    }
    // Standard errors: 1/sqrt(n) = 0.003 of the mean, about sqrt(2/n) = 0.0045 of the variance; four of each.
    assertThat(sum / n).isCloseTo(0, within(0.013));
    assertThat(squares / n).isCloseTo(1, within(0.018));
  }

  @Test
  void seedsAStreamByTheHashOfItsPath() {
    // FNV-1a-64 of "fraud-score/rules/1", by the published algorithm in another language.
    assertThat(SplitMix64.stream("fraud-score", "rules", 1).nextLong())
        .isEqualTo(new SplitMix64(FRAUD_SCORE_RULES_1).nextLong());
    assertThat(SplitMix64.stream("fraud-score", "rules", 2).nextLong())
        .isNotEqualTo(SplitMix64.stream("fraud-score", "rules", 1).nextLong());
  }

  @Test
  void refusesABoundBelowOne() {
    assertThatThrownBy(() -> new SplitMix64(1).below(0)).hasMessage("bound: expected >= 1, got 0");
  }

  private static final long FRAUD_SCORE_RULES_1 = 0x32d0652ccd60bb1aL;
}
