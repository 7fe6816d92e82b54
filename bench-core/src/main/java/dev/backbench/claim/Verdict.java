package dev.backbench.claim;

/** What the ledger says of a claim: exactly one of four answers. */
public sealed interface Verdict {
  /** Why, one sentence. */
  String reason();

  /** As a table prints it. */
  default String words() {
    return switch (this) {
      case Supported _ -> "SUPPORTED";
      case Refuted _ -> "REFUTED";
      case Undecided _ -> "UNDECIDED";
      case NotTestable _ -> "NOT TESTABLE HERE";
    };
  }

  /**
   * It stands.
   *
   * @param reason the effect in words
   */
  record Supported(String reason) implements Verdict {}

  /**
   * It falls.
   *
   * @param reason the effect in words
   */
  record Refuted(String reason) implements Verdict {}

  /**
   * Nothing can be said yet.
   *
   * @param reason what it would take
   */
  record Undecided(String reason) implements Verdict {}

  /**
   * Nothing can be said on one machine.
   *
   * @param reason why
   */
  record NotTestable(String reason) implements Verdict {}
}
