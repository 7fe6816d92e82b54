package dev.backbench.gate.history;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.GateReport;
import java.util.List;

/**
 * What became of a session's suspects.
 *
 * @param run the session that was judged
 * @param suspicion what it made suspect
 * @param answers one for each suspect
 * @param gates the paired runs that answered, each against a jar of the baseline
 */
public record SuspicionReport(String run, Suspicion suspicion, List<Answer> answers, List<GateReport> gates) {
  /** So many suspect sessions in a row, and no paired run to ask, are worth a warning. */
  public static final int WARN_AFTER = 3;

  private static final int REGRESSION = 3;
  private static final int NOTHING_COMPARED = 4;
  private static final int INCOMPARABLE = 5;
  private static final int INCONCLUSIVE = 6;

  /** Copies the lists. */
  public SuspicionReport {
    requireNonNull(run, "run");
    requireNonNull(suspicion, "suspicion");
    answers = List.copyOf(answers);
    gates = List.copyOf(gates);
  }

  /** How a suspicion ended. */
  public enum State {
    /** A paired run against the baseline's jar found it slower. */
    CONFIRMED,
    /** It did not. */
    CLEARED,
    /** It could not tell. */
    INCONCLUSIVE,
    /** Nothing can be paired, and it is the third session in a row. */
    WARN,
    /** Nothing can be paired, and later sessions will tell. */
    WAITING
  }

  /**
   * What is known of a suspect.
   *
   * @param words why
   */
  public record Answer(Suspicion.Suspect suspect, State state, String words) {
    /** Refuses nulls. */
    public Answer {
      requireNonNull(suspect, "suspect");
      requireNonNull(state, "state");
      requireNonNull(words, "words");
    }

    /** Of a suspect that nothing can be paired with: a stored number is never more than a warning. */
    public static Answer unpaired(Suspicion.Suspect suspect, String why) {
      return suspect.inARow() < WARN_AFTER
          ? new Answer(suspect, State.WAITING, "suspect in %d of %d sessions; %s".formatted(suspect.inARow(),
              WARN_AFTER, why))
          : new Answer(suspect, State.WARN,
              "suspect in %d sessions in a row, which fails nothing: %s".formatted(suspect.inARow(), why));
    }
  }

  /** How many suspects ended so. */
  public long count(State state) {
    return answers.stream().filter(each -> each.state() == state).count();
  }

  /**
   * What the process ends with: 5 when the sessions cannot be compared, 4 when they have no cell in common, 3 for what a
   * paired run confirmed, 6 for what one could not decide, else 0: a warning fails nothing.
   */
  public int exitCode() {
    if (!suspicion.incomparable().isEmpty()) {
      return INCOMPARABLE;
    }
    if (suspicion.compared() == 0) {
      return NOTHING_COMPARED;
    }
    if (count(State.CONFIRMED) > 0) {
      return REGRESSION;
    }
    return count(State.INCONCLUSIVE) > 0 ? INCONCLUSIVE : 0;
  }
}
