package dev.backbench.gate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.history.SuspicionReport.Answer;
import dev.backbench.gate.history.SuspicionReport.State;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SuspicionReportTest {
  private static Suspicion.Suspect suspect(int inARow) {
    return new Suspicion.Suspect(Sessions.baseline(0).marks().getFirst(), Sessions.score(-0.1, 0.01, 6), 0.1, 0.01,
        inARow);
  }

  private static SuspicionReport report(State... states) {
    return new SuspicionReport("run-900", new Suspicion(List.of(), 5, List.of(), List.of()),
        Arrays.stream(states).map(state -> new Answer(suspect(1), state, "why")).toList(), List.of());
  }

  @Test
  void onlyWhatAPairedRunConfirmedIsRed() {
    assertThat(report().exitCode()).isZero();
    assertThat(report(State.WARN, State.WAITING, State.CLEARED).exitCode()).isZero();
    assertThat(report(State.INCONCLUSIVE, State.WARN).exitCode()).isEqualTo(6);
    assertThat(report(State.INCONCLUSIVE, State.CONFIRMED).exitCode()).isEqualTo(3);
    assertThat(report(State.WARN, State.CONFIRMED).count(State.WARN)).isEqualTo(1);
  }

  @Test
  void nothingComparedAndIncomparableAreNoSuccess() {
    assertThat(new SuspicionReport("r", new Suspicion(List.of(), 0, List.of("ruler"), List.of()), List.of(), List.of())
        .exitCode()).isEqualTo(5);
    assertThat(new SuspicionReport("r", new Suspicion(List.of(), 0, List.of(), List.of()), List.of(), List.of())
        .exitCode()).isEqualTo(4);
  }

  @Test
  void withoutAJarTheThirdSuspectInARowIsAWarning() {
    assertThat(Answer.unpaired(suspect(1), "no jar").state()).isEqualTo(State.WAITING);
    assertThat(Answer.unpaired(suspect(2), "no jar").words()).isEqualTo("suspect in 2 of 3 sessions; no jar");
    assertThat(Answer.unpaired(suspect(3), "no jar").state()).isEqualTo(State.WARN);
    assertThat(Answer.unpaired(suspect(4), "no jar").words()).contains("4 sessions in a row", "no jar");
  }
}
