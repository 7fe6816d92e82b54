package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GateSettingsTest {
  private static final Tolerance FIVE = new Tolerance(0.05, 0);

  @Test
  void presetsPromiseWhatTheySay() {
    assertThat(GateSettings.presets()).extracting(GateSettings::preset).containsExactly("smoke", "pr", "merge",
        "release");
    assertThat(GateSettings.presets()).extracting(settings -> settings.tolerance().detect()).containsExactly(0.10, 0.05,
        0.05, 0.03);
    assertThat(GateSettings.presets()).extracting(GateSettings::maxPairs).containsExactly(24, 24, 48, 64);
    assertThat(GateSettings.presets()).allSatisfy(settings -> {
      assertThat(settings.alpha()).isEqualTo(0.05);
      assertThat(settings.suiteShare()).isEqualTo(0.01);
      assertThat(settings.beta()).isEqualTo(0.10);
      assertThat(settings.suiteTolerance()).isEqualTo(new Tolerance(0.02, 0));
    });
    assertThat(GateSettings.byPreset("merge")).containsSame(GateSettings.MERGE);
    assertThat(GateSettings.byPreset("fast")).isEmpty();
  }

  @Test
  void looksEndWithTheBudget() {
    assertThat(GateSettings.PR.looks()).containsExactly(4, 6, 8, 10, 12, 16, 20, 24);
    assertThat(GateSettings.MERGE.looks()).containsExactly(4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48);
    assertThat(GateSettings.RELEASE.looks()).containsExactly(4, 6, 8, 10, 12, 16, 20, 24, 32, 40, 48, 64);
    assertThat(withPairs(9).looks()).containsExactly(4, 6, 8, 9);
    assertThat(withPairs(4).looks()).containsExactly(4);
  }

  @Test
  void benchmarksShareWhatTheSuiteLeaves() {
    // (.05 - .01) / 16 = .0025, the first published vector.
    Boundary boundary = GateSettings.MERGE.boundary(16);
    assertThat(boundary.alpha()).isCloseTo(0.0025, within(1e-15));
    assertThat(boundary.beta()).isEqualTo(0.10);
    assertThat(boundary.failLevel(0)).isCloseTo(1.74e-5, within(0.005e-5));
    assertThat(boundary.failLevel(10)).isCloseTo(1.38e-3, within(0.005e-3));
    assertThat(boundary.passLevel(10)).isCloseTo(7.62e-2, within(0.005e-2));
    assertThat(boundary.maxPairs()).isEqualTo(48);
    assertThat(boundary.look(12)).hasValue(4);
    assertThat(boundary.look(11)).isEmpty();
    assertThat(GateSettings.MERGE.suiteBoundary().alpha()).isEqualTo(0.01);
    assertThatThrownBy(() -> GateSettings.MERGE.boundary(0)).hasMessageContaining("got 0");
  }

  @Test
  void anotherToleranceLeavesTheRest() {
    assertThat(GateSettings.PR.with(new Tolerance(0.2, 0.1))).isEqualTo(
        new GateSettings("pr", new Tolerance(0.2, 0.1), 24, 0.05, 0.01, 0.10, GateSettings.PR.suiteTolerance()));
  }

  @Test
  void refusesWhatCannotDecide() {
    assertThatThrownBy(() -> withPairs(3)).hasMessageContaining("at least 4, got 3");
    assertThatThrownBy(() -> withErrors(0.05, 0.05, 0.1)).hasMessageContaining("share=0.05 alpha=0.05");
    assertThatThrownBy(() -> withErrors(0.05, 0, 0.1)).hasMessageContaining("share=0.0");
    assertThatThrownBy(() -> withErrors(0.5, 0.01, 0.1)).hasMessageContaining("alpha=0.5");
    assertThatThrownBy(() -> withErrors(Double.NaN, 0.01, 0.1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> withErrors(0.05, 0.01, 0)).hasMessageContaining("got 0.0");
    assertThatThrownBy(() -> withErrors(0.05, 0.01, 0.5)).hasMessageContaining("got 0.5");
    assertThatThrownBy(() -> withErrors(0.05, 0.01, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void aSlowdownIsThroughputLost() {
    assertThat(Tolerance.log(0.05)).isCloseTo(0.05129329, within(1e-8));
    assertThat(Tolerance.log(0)).isZero();
    assertThat(Tolerance.slowdown(Tolerance.log(0.3))).isCloseTo(0.3, within(1e-15));
    assertThat(Tolerance.slowdown(-0.1)).isNegative();
  }

  @Test
  void twiceIgnoresWhatWasDetected() {
    assertThat(FIVE.twice()).isEqualTo(new Tolerance(0.10, 0.05));
    // Twice 60 % would be more than everything.
    assertThat(new Tolerance(0.6, 0).twice()).isEqualTo(new Tolerance(0.8, 0.6));
  }

  @Test
  void refusesTolerancesWithNothingBetween() {
    assertThatThrownBy(() -> new Tolerance(0.05, 0.05)).hasMessageContaining("ignore=0.05 detect=0.05");
    assertThatThrownBy(() -> new Tolerance(0.05, -0.01)).hasMessageContaining("ignore=-0.01");
    assertThatThrownBy(() -> new Tolerance(1, 0)).hasMessageContaining("detect=1.0");
    assertThatThrownBy(() -> new Tolerance(Double.NaN, 0)).hasMessageContaining("detect=NaN");
    assertThatThrownBy(() -> new Tolerance(0.05, Double.NaN)).hasMessageContaining("ignore=NaN");
  }

  private static GateSettings withPairs(int maxPairs) {
    return new GateSettings("x", FIVE, maxPairs, 0.05, 0.01, 0.10, FIVE);
  }

  private static GateSettings withErrors(double alpha, double suiteShare, double beta) {
    return new GateSettings("x", FIVE, 24, alpha, suiteShare, beta, FIVE);
  }
}
