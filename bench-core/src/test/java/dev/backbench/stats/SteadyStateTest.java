package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SteadyStateTest {
  private static final double[] UNKNOWN = {};
  private static final long[] NO_COUNTS = {};

  @Test
  void aTrendIsWhatRanksAndHalvesBothShow() {
    // 8 rising scores: balance 28 of 28 pairs, (28 - 1) / 8.08 = 3.3 deviations; halves 1..4 and 5..8 differ.
    assertThat(SteadyState.trend(curve(8, i -> 1 + i))).isTrue();
    assertThat(SteadyState.trend(curve(8, i -> 9 - i))).isTrue();
    // Rising by 0.1 % a slice: as good as level.
    assertThat(SteadyState.trend(curve(8, i -> 1 + 0.001 * i))).isFalse();
    // A collection in every other slice, and one slow slice at the end.
    assertThat(SteadyState.trend(curve(8, i -> i % 2 == 0 ? 1.3 : 0.8))).isFalse();
    assertThat(SteadyState.trend(curve(8, i -> i == 7 ? 0.2 : 1))).isFalse();
    assertThat(SteadyState.trend(new double[0])).isFalse();
    // Balance 16 is over the bound of 1 + 1.645 x 8.08 = 14.3, balance 14 is below: six inversions of 28, or seven.
    assertThat(SteadyState.trend(new double[]{4, 3, 2, 1, 5, 6, 7, 8})).isTrue();
    assertThat(SteadyState.trend(new double[]{4, 3, 2, 1, 6, 5, 7, 8})).isFalse();
  }

  @Test
  void restsWhenTheLastEightSlicesAndTheCompilerDo() {
    double[] scores = curve(20, i -> i < 6 ? 1 + i : i % 2 == 0 ? 8 : 6);
    assertThat(SteadyState.resting(Arrays.copyOf(scores, 7), UNKNOWN, NO_COUNTS)).isFalse();
    assertThat(SteadyState.resting(Arrays.copyOf(scores, 8), UNKNOWN, NO_COUNTS)).isFalse();
    assertThat(SteadyState.resting(Arrays.copyOf(scores, 14), UNKNOWN, NO_COUNTS)).isTrue();
    assertThat(SteadyState.resting(scores, curve(20, i -> i == 18 ? 0.02 : 0), NO_COUNTS)).isFalse();
    assertThat(SteadyState.resting(scores, curve(20, i -> i == 16 ? 0.9 : 0.019), NO_COUNTS)).isTrue();
    long[] loading = new long[20];
    loading[17] = 1;
    assertThat(SteadyState.resting(scores, UNKNOWN, loading)).isFalse();
  }

  @Test
  void aConstantSeriesIsSteadyAtTheFirstSliceThatMayBe() {
    assertThat(SteadyState.reached(curve(7, i -> 5e6))).isFalse();
    assertThat(SteadyState.reached(curve(8, i -> 5e6))).isTrue();
    assertThat(SteadyState.reached(new double[0])).isFalse();
  }

  @Test
  void aSeriesThatStillClimbsIsNot() {
    for (int n = 0; n <= 50; n++) {
      assertThat(SteadyState.reached(curve(n, i -> 100 + 20 * i))).as("after %d slices", n).isFalse();
    }
  }

  @Test
  void aJumpIsForgottenOnceMoreThanAThirdComesAfterIt() {
    // 6 slow slices are 3 blocks. 3 of m blocks may be cut when 9 <= 2 (m - 2), so m >= 6.5: 14 slices. With 13 the
    // blocks end with the newest slice and the oldest is left out: 5 slow slices in 3 of 6 blocks, 9 > 8.
    double[] scores = curve(40, i -> i < 6 ? 1 : 10);
    assertThat(SteadyState.warmupSlices(scores, UNKNOWN, NO_COUNTS)).hasValue(14);
    assertThat(SteadyState.reached(Arrays.copyOf(scores, 12))).isFalse();
  }

  @Test
  void aLateJumpUnsettlesASeriesThatWasSteady() {
    // Interpreter, then C1 for long, then C2.
    double[] scores = curve(60, i -> i < 3 ? 1 : i < 20 ? 4 : 10);
    assertThat(SteadyState.reached(Arrays.copyOf(scores, 20))).isTrue();
    assertThat(SteadyState.reached(Arrays.copyOf(scores, 24))).isFalse();
    assertThat(SteadyState.reached(scores)).isTrue();
  }

  @Test
  void compilationHoldsBackWhatTheScoresAloneWouldPass() {
    // The two-phase fork again, with the compiler busy until the second jump.
    double[] scores = curve(60, i -> i < 3 ? 1 : i < 20 ? 4 : 10);
    double[] shares = curve(60, i -> i < 20 ? 0.3 : 0.001);
    assertThat(SteadyState.warmupSlices(scores, UNKNOWN, NO_COUNTS).orElseThrow()).isLessThan(20);
    assertThat(SteadyState.warmupSlices(scores, shares, NO_COUNTS).orElseThrow()).isGreaterThan(30);
  }

  @Test
  void orderMatters() {
    double[] climbed = curve(20, i -> i < 6 ? 1 : 10);
    double[] fell = curve(20, i -> i < 14 ? 10 : 1);
    assertThat(SteadyState.reached(climbed)).isTrue();
    assertThat(SteadyState.reached(fell)).isFalse();
  }

  @Test
  void ripplesBelowOnePercentAreRest() {
    // Slowly climbing by 1 % in all: no comparison sees it, so the fork need not be waited for.
    assertThat(SteadyState.reached(curve(30, i -> 1000 + i / 3.0))).isTrue();
    assertThat(SteadyState.reached(curve(30, i -> 1000 + 30 * i))).isFalse();
  }

  @Test
  void waitsForThreeQuietSlices() {
    double[] scores = curve(12, i -> 7);
    assertThat(SteadyState.reached(scores, curve(12, i -> i < 9 ? 1.7 : 0.019))).isTrue();
    assertThat(SteadyState.reached(scores, curve(12, i -> i < 10 ? 1.7 : 0.019))).isFalse();
    assertThat(SteadyState.reached(scores, curve(12, i -> i == 11 ? 0.02 : 0))).isFalse();
  }

  @Test
  void waitsForThreeSlicesThatLoadNoClass() {
    double[] scores = curve(12, i -> 7);
    long[] early = new long[12];
    early[8] = 40;
    long[] late = new long[12];
    late[9] = 1;
    assertThat(SteadyState.reached(scores, UNKNOWN, early)).isTrue();
    assertThat(SteadyState.reached(scores, UNKNOWN, late)).isFalse();
  }

  @Test
  void noiseAloneDelaysLittle() {
    // 5 % noise round a constant: nine forks of ten are steady within 12 slices of 200 ms.
    SplittableRandom random = new SplittableRandom(7);
    long soon = IntStream.range(0, 500).filter(fork -> SteadyState
        .warmupSlices(curve(12, i -> Math.exp(0.05 * random.nextGaussian())), UNKNOWN, NO_COUNTS).isPresent()).count();
    assertThat(soon).isGreaterThan(450);
  }

  @Test
  void aPilotThatNeverSettlesHasNoWarmup() {
    assertThat(SteadyState.warmupSlices(curve(50, i -> Math.exp(i / 10.0)), UNKNOWN, NO_COUNTS)).isEmpty();
    assertThat(SteadyState.warmupSlices(curve(50, i -> 1), curve(50, i -> 0.5), NO_COUNTS)).isEmpty();
    assertThat(SteadyState.warmupSlices(curve(50, i -> 1), curve(50, i -> 0), new long[50])).hasValue(8);
  }

  @Property
  void theUnitOfTheScoreDoesNotMatter(@ForAll(supplier = Values.Fork.class) double[] scores,
      @ForAll @IntRange(min = -30, max = 30) int exponent) {
    // A power of two adds one constant to every logarithm.
    double[] scaled = Arrays.stream(scores).map(score -> Math.scalb(score, exponent)).toArray();
    assertThat(SteadyState.reached(scaled)).isEqualTo(SteadyState.reached(scores));
  }

  @Property
  void whetherFasterOrSlowerIsBetterDoesNotMatter(@ForAll(supplier = Values.Fork.class) double[] scores) {
    double[] times = Arrays.stream(scores).map(score -> 1 / score).toArray();
    assertThat(SteadyState.reached(times)).isEqualTo(SteadyState.reached(scores));
  }

  @Property
  void unknownAndIdleCompilersAreTheSame(@ForAll(supplier = Values.Fork.class) double[] scores) {
    assertThat(SteadyState.reached(scores, new double[scores.length], new long[scores.length]))
        .isEqualTo(SteadyState.reached(scores));
  }

  @Test
  void refusesWhatIsNoScore() {
    for (double bad : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> SteadyState.reached(new double[]{1, bad})).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("slice 1").hasMessageContaining(String.valueOf(bad));
    }
  }

  @Test
  void refusesSharesAndCountsThatCannotBe() {
    double[] two = {1, 1};
    assertThatThrownBy(() -> SteadyState.reached(two, new double[]{0})).hasMessageContaining("(2), got 1");
    assertThatThrownBy(() -> SteadyState.reached(two, new double[]{0, Double.NaN})).hasMessageContaining("NaN");
    assertThatThrownBy(() -> SteadyState.reached(two, new double[]{0, -0.1})).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> SteadyState.reached(two, UNKNOWN, new long[]{1})).hasMessageContaining("(2), got 1");
    assertThatThrownBy(() -> SteadyState.reached(two, UNKNOWN, new long[]{0, -1})).hasMessageContaining("-1");
  }

  private static double[] curve(int slices, IntToDoubleFunction score) {
    return IntStream.range(0, slices).mapToDouble(score).toArray();
  }
}
