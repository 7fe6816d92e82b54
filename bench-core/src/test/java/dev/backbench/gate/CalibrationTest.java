package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.stats.ClopperPearson;
import dev.backbench.stats.Estimate;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
  @Test
  void believesHalfAPercentUntilItKnows() {
    assertThat(Calibration.NONE.sessionDeviation()).isCloseTo(0.005, within(1e-15));
  }

  @Test
  void learnsWhatThePairsErrorsDoNotExplain() {
    // Ten sessions off by 1 % with a pair error of .006: excess 1e-4 - 3.6e-5 = 6.4e-5 each. With the default's ten
    // readings of 2.5e-5: (2.5e-4 + 6.4e-4) / 20 = 4.45e-5.
    assertThat(record(10, 0.01, 0.006).sessionDeviation()).isCloseTo(Math.sqrt(4.45e-5), within(1e-12));
  }

  @Test
  void neverBelievesInPerfectSessions() {
    assertThat(record(1000, 0, 0.01).sessionDeviation()).isEqualTo(0.001);
  }

  @Test
  void approachesTheTruth() {
    SplittableRandom random = new SplittableRandom(3);
    Calibration calibration = Calibration.NONE;
    for (int session = 0; session < 400; session++) {
      double mean = 0.02 * random.nextGaussian() + 0.01 * random.nextGaussian();
      calibration = calibration.plus(new Calibration.Reading("b", mean, 0.01, false));
    }
    assertThat(calibration.sessionDeviation()).isCloseTo(0.02, within(0.002));
    assertThat(calibration.oneSided()).isFalse();
  }

  @Test
  void countsItsFalseAlarms() {
    Calibration calibration = record(39, 0.001, 0.01).plus(new Calibration.Reading("b", 0.09, 0.01, true));
    assertThat(calibration.falseAlarms()).isEqualTo(ClopperPearson.of(1, 40, 0.95));
    assertThat(Calibration.NONE.falseAlarms()).isEqualTo(new Estimate(0.5, 0, 1));
  }

  @Test
  void alarmsWhenReadingsLeanToOneSide() {
    // 8 of 8 are one side of a coin with p = 2/256 = .0078, 7 of 7 with 2/128 = .0156.
    assertThat(record(8, 0.001, 0.01).oneSided()).isTrue();
    assertThat(record(8, -0.001, 0.01).oneSided()).isTrue();
    assertThat(record(7, 0.001, 0.01).oneSided()).isFalse();
    assertThat(Calibration.NONE.oneSided()).isFalse();
  }

  @Test
  void readingsOfExactlyZeroLeanNowhere() {
    assertThat(record(8, 0.001, 0.01).plus(new Calibration.Reading("b", 0, 0.01, false)).oneSided()).isTrue();
    assertThat(record(50, 0, 0.01).oneSided()).isFalse();
  }

  @Test
  void onlyTheLastFiftyCount() {
    // Twenty slower ones long ago, then fifty that alternate.
    Calibration calibration = record(20, 0.001, 0.01);
    for (int session = 0; session < 50; session++) {
      calibration = calibration.plus(new Calibration.Reading("b", session % 2 == 0 ? 0.001 : -0.001, 0.01, false));
    }
    assertThat(calibration.oneSided()).isFalse();
    // With 21 alternating the last fifty hold the twenty and 11 slower, 10 faster: 31 of 41, p = .0015.
    Calibration sooner = new Calibration(calibration.readings().subList(0, 41));
    assertThat(sooner.oneSided()).isTrue();
  }

  @Test
  void asksForConfirmationOfSmallFindings() {
    Calibration known = record(1, 0, 0);
    // One perfect session: sqrt(10 x 2.5e-5 / 11) = .0047673, three of them .0143.
    assertThat(known.wantsConfirmation(evidence(0.0142))).isTrue();
    assertThat(known.wantsConfirmation(evidence(0.0144))).isFalse();
  }

  @Test
  void asksForConfirmationWhereItKnowsNothing() {
    assertThat(Calibration.NONE.wantsConfirmation(evidence(0.5))).isTrue();
  }

  @Test
  void refusesReadingsThatCannotBe() {
    assertThatThrownBy(() -> new Calibration.Reading("b", Double.NaN, 0, false)).hasMessageContaining("of b")
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Calibration.Reading("b", 0, -1, false)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new Calibration.Reading("b", 0, Double.POSITIVE_INFINITY, false))
        .hasMessageContaining("Infinity");
  }

  private static Evidence evidence(double mean) {
    return new Evidence(10, mean, 0.001, new Estimate(1, 0, 2), 0.001, 0.5, 0.05, OptionalInt.empty());
  }

  private static Calibration record(int sessions, double mean, double pairError) {
    Calibration calibration = Calibration.NONE;
    for (int session = 0; session < sessions; session++) {
      calibration = calibration.plus(new Calibration.Reading("b", mean, pairError, false));
    }
    return calibration;
  }

  @Test
  void saysWhatFalseAlarmsDoNotExceed() {
    Calibration calibration = Calibration.NONE;
    for (int i = 0; i < 37; i++) {
      calibration = calibration.plus(new Calibration.Reading("b", 0.001, 0.001, false));
    }
    // None in 37: 1 - .05^(1/37) = 7.78 %.
    assertThat(calibration.alarms()).isZero();
    assertThat(calibration.mostFalseAlarms()).isCloseTo(1 - Math.pow(0.05, 1.0 / 37), within(1e-9));
    assertThat(calibration.plus(new Calibration.Reading("b", 0.1, 0.001, true)).alarms()).isEqualTo(1);
  }
}
