package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Cell;

/**
 * A cell that is not measured, and why. A skip is a result: it is in the report.
 *
 * @param cell the identity
 * @param reason for instance {@code python3 >= 3.11 not found} or {@code budget}
 */
public record Skip(Cell cell, String reason) {
  /** The reason of cells for which the run's budget does not suffice. */
  public static final String BUDGET = "budget";

  /** Refuses nulls. */
  public Skip {
    requireNonNull(cell, "cell");
    requireNonNull(reason, "reason");
  }
}
