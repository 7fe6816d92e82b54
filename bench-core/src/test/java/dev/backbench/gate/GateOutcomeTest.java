package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.stats.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class GateOutcomeTest {
  private static final Calibration KNOWN = Calibration.NONE.plus(new Calibration.Reading("b", 0, 0, false));
  private static final GateVerdict CONFIRMED = new GateVerdict.Fail(List.of("slower"), false);
  private static final GateVerdict UNCONFIRMED = new GateVerdict.Fail(List.of("a little slower"), true);

  @Test
  void oneConfirmedFindingConfirmsTheWhole() {
    assertThat(unconfirmed(UNCONFIRMED, UNCONFIRMED)).isTrue();
    assertThat(unconfirmed(UNCONFIRMED, CONFIRMED)).isFalse();
    assertThat(unconfirmed(CONFIRMED, UNCONFIRMED)).isFalse();
  }

  @Test
  void theSuitesFindingCountsAsOne() {
    Decision large = new Decision.Fail(evidence(0.2, 0.01, 8));
    GateOutcome outcome = new GateOutcome(List.of(benchmark(UNCONFIRMED, 0.5)), Optional.of(large), Optional.empty(),
        KNOWN);
    assertThat(outcome.verdict()).isInstanceOfSatisfying(GateVerdict.Fail.class, fail -> {
      assertThat(fail.unconfirmed()).isFalse();
      // 1 - exp(-.2) = 18.1 %.
      assertThat(fail.reasons()).containsExactly("sort: a little slower",
          "the suite as a whole: slower by 18.1 % (p = 0.25 after 8 rounds)");
    });
    Decision small = new Decision.Fail(evidence(0.001, 0.01, 8));
    assertThat(new GateOutcome(List.of(benchmark(new GateVerdict.Pass(), 0.5)), Optional.of(small), Optional.empty(),
        KNOWN).verdict()).isInstanceOfSatisfying(GateVerdict.Fail.class,
            fail -> assertThat(fail.unconfirmed()).isTrue());
  }

  @Test
  void anUndecidedSuiteChangesNothing() {
    Decision undecided = new Decision.Inconclusive(evidence(0.1, 0.1, 4), "spent");
    assertThat(new GateOutcome(List.of(benchmark(new GateVerdict.Pass(), 0.5)), Optional.of(undecided),
        Optional.empty(), KNOWN).verdict()).isEqualTo(new GateVerdict.Pass());
  }

  @Test
  void aFailOutranksWhatIsInconclusiveAndKeepsItsReason() {
    GateVerdict inconclusive = new GateVerdict.Inconclusive(List.of("spent"));
    assertThat(outcome(inconclusive, CONFIRMED).verdict())
        .isEqualTo(new GateVerdict.Fail(List.of("sort: slower", "sort: spent"), false));
    assertThat(outcome(inconclusive, new GateVerdict.Pass()).verdict())
        .isEqualTo(new GateVerdict.Inconclusive(List.of("sort: spent")));
  }

  @Test
  void exitCodesAreTheCommandLines() {
    assertThat(new GateVerdict.Pass().exitCode()).isZero();
    assertThat(CONFIRMED.exitCode()).isEqualTo(3);
    assertThat(new GateVerdict.Incomparable(List.of()).exitCode()).isEqualTo(5);
    assertThat(new GateVerdict.Inconclusive(List.of()).exitCode()).isEqualTo(6);
    assertThat(new GateVerdict.Pass().reasons()).isEmpty();
  }

  @Test
  void aReadingTakesTheSessionOutOfTheError() {
    // With one perfect reading the session is sqrt(2.5e-4 / 11): its square 2.2727e-5. Error .01: 1e-4 - 2.2727e-5.
    BenchmarkOutcome control = new BenchmarkOutcome(Slices.CONTROL, GateMetric.WALL, evidence(0.004, 0.01, 2),
        new GateVerdict.Pass());
    GateOutcome outcome = new GateOutcome(List.of(), Optional.empty(), Optional.of(control), KNOWN);
    assertThat(outcome.reading()).hasValueSatisfying(reading -> {
      assertThat(reading.mean()).isEqualTo(0.004);
      assertThat(reading.pairError()).isCloseTo(Math.sqrt(1e-4 - 2.5e-4 / 11), within(1e-12));
      assertThat(reading.failed()).isFalse();
    });
  }

  @Test
  void theRecordOfTheMachineGrowsByTheControl() {
    BenchmarkOutcome control = new BenchmarkOutcome(Slices.CONTROL, GateMetric.WALL, evidence(0.004, 0.01, 2),
        CONFIRMED);
    GateOutcome outcome = new GateOutcome(List.of(), Optional.empty(), Optional.of(control), KNOWN);
    assertThat(outcome.calibrated().readings()).hasSize(2);
    assertThat(outcome.calibrated().alarms()).isEqualTo(1);
    assertThat(outcome(CONFIRMED).calibrated()).isEqualTo(KNOWN);
  }

  @Test
  void aControlOfOnePairIsNoReading() {
    BenchmarkOutcome control = new BenchmarkOutcome(Slices.CONTROL, GateMetric.WALL, evidence(0.004, 0.01, 1),
        new GateVerdict.Pass());
    assertThat(new GateOutcome(List.of(), Optional.empty(), Optional.of(control), KNOWN).reading()).isEmpty();
  }

  @Test
  void adjustsThePValuesOfTheBenchmarks() {
    GateOutcome outcome = new GateOutcome(
        List.of(benchmark(CONFIRMED, 0.02), benchmark(CONFIRMED, 0.5), benchmark(CONFIRMED, 0.03)), Optional.empty(),
        Optional.empty(), KNOWN);
    // Holm: .02 x 3, then .03 x 2, then .5; Benjamini-Hochberg: .5, .03 x 3/2 = .045, .02 x 3 = .06 held at .045.
    assertThat(outcome.holm()).containsExactly(new double[]{0.06, 0.5, 0.06}, within(1e-12));
    assertThat(outcome.benjaminiHochberg()).containsExactly(new double[]{0.045, 0.5, 0.045}, within(1e-12));
  }

  @Test
  void evidenceRefusesNaN() {
    Estimate one = new Estimate(1, 1, 1);
    double nan = Double.NaN;
    OptionalInt none = OptionalInt.empty();
    assertThatThrownBy(() -> new Evidence(4, nan, 0, one, 0, 0, 0, none)).hasMessageContaining("mean=NaN");
    assertThatThrownBy(() -> new Evidence(4, 0, nan, one, 0, 0, 0, none)).hasMessageContaining("se=NaN");
    assertThatThrownBy(() -> new Evidence(4, 0, 0, one, nan, 0, 0, none)).hasMessageContaining("fail=NaN");
    assertThatThrownBy(() -> new Evidence(4, 0, 0, one, 0, nan, 0, none)).hasMessageContaining("pass=NaN");
    assertThatThrownBy(() -> new Evidence(4, 0, 0, one, 0, 0, nan, none)).hasMessageContaining("detectable=NaN");
  }

  private static boolean unconfirmed(GateVerdict... verdicts) {
    return ((GateVerdict.Fail) outcome(verdicts).verdict()).unconfirmed();
  }

  private static GateOutcome outcome(GateVerdict... verdicts) {
    return new GateOutcome(List.of(verdicts).stream().map(verdict -> benchmark(verdict, 0.5)).toList(),
        Optional.empty(), Optional.empty(), KNOWN);
  }

  private static BenchmarkOutcome benchmark(GateVerdict verdict, double failP) {
    Evidence evidence = new Evidence(8, 0.1, 0.01, new Estimate(1, 0, 2), failP, 0.5, 0.05, OptionalInt.empty());
    return new BenchmarkOutcome(Slices.THROUGHPUT, GateMetric.WALL, evidence, verdict);
  }

  private static Evidence evidence(double mean, double error, int pairs) {
    return new Evidence(pairs, mean, error, new Estimate(1, 0, 2), 0.25, 0.5, 0.05, OptionalInt.empty());
  }
}
