package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class ConfirmationTest {
  private static final GateVerdict PASS = new GateVerdict.Pass();
  private static final GateVerdict FAIL = new GateVerdict.Fail(List.of("slower"), true);

  private static BenchmarkOutcome benchmark(String id, GateVerdict verdict) {
    return new BenchmarkOutcome(new GatedBenchmark(id, Better.HIGHER, 1, false), GateMetric.WALL, evidence(), verdict);
  }

  private static Evidence evidence() {
    return new Evidence(8, 0.1, 0.01, new Estimate(1, 0, 2), 0.001, 0.5, 0.05, OptionalInt.empty());
  }

  private static GateOutcome outcome(boolean suiteFails, BenchmarkOutcome... benchmarks) {
    Optional<Decision> suite = suiteFails ? Optional.of(new Decision.Fail(evidence())) : Optional.empty();
    return new GateOutcome(List.of(benchmarks), suite, Optional.empty(), Calibration.NONE);
  }

  private static GateVerdict joined(GateVerdict first, GateVerdict second) {
    return Confirmation.join(outcome(false, benchmark("a", first)), outcome(false, benchmark("a", second))).benchmarks()
        .getFirst().verdict();
  }

  @Test
  void asksForWhatFailedAndForNothingElse() {
    assertThat(Confirmation.wanted(outcome(false, benchmark("a", FAIL), benchmark("b", PASS)))).containsExactly("a");
    assertThat(Confirmation.wanted(outcome(false, benchmark("b", PASS)))).isEmpty();
    GateVerdict certain = new GateVerdict.Fail(List.of("far slower"), false);
    assertThat(Confirmation.wanted(outcome(false, benchmark("a", FAIL), benchmark("b", certain)))).isEmpty();
    GateVerdict broken = new GateVerdict.Incomparable(List.of("crashed"));
    assertThat(Confirmation.wanted(outcome(false, benchmark("a", FAIL), benchmark("b", broken)))).isEmpty();
  }

  @Test
  void asksForAllWhenTheSuiteFailed() {
    assertThat(Confirmation.wanted(outcome(true, benchmark("a", PASS), benchmark("b", PASS))))
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aFindingStandsWhenItIsFoundAgain() {
    assertThat(joined(FAIL, new GateVerdict.Fail(List.of("slower by 5 %"), true)))
        .isEqualTo(new GateVerdict.Fail(List.of("slower", "in a fresh session: slower by 5 %"), false));
  }

  @Test
  void aFindingThatIsNotFoundAgainIsNoPass() {
    assertThat(joined(FAIL, PASS)).isEqualTo(
        new GateVerdict.Inconclusive(List.of("slower; a fresh session did not find it again")));
    assertThat(joined(FAIL, new GateVerdict.Inconclusive(List.of("spent")))).isEqualTo(
        new GateVerdict.Inconclusive(List.of("slower; a fresh session could not confirm it", "spent")));
    GateVerdict broken = new GateVerdict.Incomparable(List.of("crashed"));
    assertThat(joined(FAIL, broken)).isEqualTo(broken);
  }

  @Test
  void whatWasNotMeasuredAgainStaysAsItWas() {
    GateOutcome joined = Confirmation.join(outcome(false, benchmark("a", FAIL), benchmark("b", PASS)),
        outcome(false, benchmark("b", FAIL)));
    assertThat(joined.benchmarks()).extracting(BenchmarkOutcome::verdict).containsExactly(FAIL, PASS);
  }

  @Test
  void theSuiteTooMustFailTwice() {
    GateOutcome first = outcome(true, benchmark("a", PASS));
    GateOutcome again = Confirmation.join(first, first);
    assertThat(again.suiteConfirmed()).isTrue();
    assertThat(again.verdict()).isInstanceOfSatisfying(GateVerdict.Fail.class,
        fail -> assertThat(fail.unconfirmed()).isFalse());
    GateOutcome once = Confirmation.join(first, outcome(false, benchmark("a", PASS)));
    assertThat(once.suiteConfirmed()).isFalse();
    assertThat(once.suite()).hasValueSatisfying(
        suite -> assertThat(suite).isInstanceOf(Decision.Inconclusive.class));
    assertThat(once.verdict()).isEqualTo(PASS);
  }
}
