package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SuiteTestTest {
  @Test
  void findsASmallSlowdownOfEverything() {
    // 2 % in 2 % of noise a pair: hidden from one benchmark for long, but the mean of twenty has 0.45 % of noise.
    SuiteTest suite = suite(GateSettings.MERGE, 20, 0.001);
    SplittableRandom random = new SplittableRandom(5);
    int rounds = 0;
    while (!(suite.decision() instanceof Decision.Fail) && rounds < 48) {
      suite.add(random.doubles(20).map(_ -> Tolerance.log(0.02) + 0.02 * random.nextGaussian()).toArray());
      rounds++;
    }
    assertThat(suite.decision()).isInstanceOf(Decision.Fail.class);
    assertThat(suite.evidence().slowdown()).isCloseTo(0.02, within(0.005));
    assertThat(suite.add(new double[20])).as("a round too many").isSameAs(suite.decision());
  }

  @Test
  void oneSlowBenchmarkOfManyIsNotTheSuite() {
    double[] round = new double[20];
    round[3] = 0.05;
    SuiteTest suite = suite(GateSettings.MERGE, 20, 0.001);
    for (int i = 0; i < 4; i++) {
      suite.add(round);
    }
    assertThat(suite.evidence().mean()).isCloseTo(0.0025, within(1e-15));
    assertThat(suite.decision()).isInstanceOf(Decision.Pass.class);
  }

  @Test
  void aPassStandsBetweenLooks() {
    SuiteTest suite = suite(GateSettings.MERGE, 2, 0.001);
    for (int i = 0; i < 4; i++) {
      suite.add(new double[2]);
    }
    assertThat(suite.add(new double[2])).isInstanceOf(Decision.Pass.class);
  }

  @Test
  void isUndecidedWithoutRounds() {
    SuiteTest suite = suite(GateSettings.MERGE, 2, 0.005);
    assertThat(suite.decision()).isEqualTo(new Decision.Continue(0));
    assertThat(suite.evidence().pairs()).isZero();
    assertThat(suite.add(new double[]{0.01, 0.02})).isEqualTo(new Decision.Continue(1));
  }

  @Test
  void endsWithItsBudget() {
    SuiteTest suite = suite(GateSettings.PR, 1, 0.005);
    for (int i = 0; i < 24; i++) {
      suite.add(new double[]{i % 2 == 0 ? 0.2 : -0.18});
    }
    assertThat(suite.decision()).isInstanceOf(Decision.Inconclusive.class);
    assertThat(suite.add(new double[]{0})).isInstanceOf(Decision.Inconclusive.class);
  }

  @Test
  void refusesIncompleteRounds() {
    SuiteTest suite = suite(GateSettings.MERGE, 3, 0.005);
    assertThatThrownBy(() -> suite.add(Arrays.copyOf(new double[3], 2))).hasMessageContaining("expected 3")
        .hasMessageContaining("got 2");
    assertThatThrownBy(() -> suite(GateSettings.MERGE, 0, 0.005)).hasMessageContaining("got 0");
  }

  private static SuiteTest suite(GateSettings settings, int benchmarks, double sessionDeviation) {
    return new SuiteTest(settings.suiteBoundary(), settings.suiteTolerance(), benchmarks, sessionDeviation);
  }
}
