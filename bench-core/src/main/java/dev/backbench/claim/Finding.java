package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A claim, decided.
 *
 * @param claim the claim
 * @param verdict what the ledger says of it
 * @param evidence one per member, in order; empty unless it is decided by cells
 * @param p how likely evidence this strong would be if the verdict were wrong; empty unless cells were found
 * @param q the same, adjusted over the whole ledger (Benjamini and Hochberg 1995)
 * @param flipFactor by which factor the deciding number would have to change for the verdict to flip; empty when it
 *     cannot be said
 */
public record Finding(Claim claim, Verdict verdict, List<Evidence> evidence, OptionalDouble p, OptionalDouble q,
    OptionalDouble flipFactor) {
  /** Copies the list. */
  public Finding {
    requireNonNull(claim, "claim");
    requireNonNull(verdict, "verdict");
    evidence = List.copyOf(evidence);
    requireNonNull(p, "p");
    requireNonNull(q, "q");
    requireNonNull(flipFactor, "flipFactor");
  }
}
