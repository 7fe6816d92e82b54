package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Cell;
import java.util.List;
import java.util.Optional;

/**
 * A cell with what was measured of it.
 *
 * @param cell the identity
 * @param status what became of it
 * @param reason why the status is not OK
 * @param primary the primary metric; empty when no fork yielded a sample
 * @param secondary further metrics that its forks reported, sorted by metric id
 * @param forks every fork, the failed ones included, in run order
 * @param warnings what a reader should know
 */
public record Measurement(Cell cell, Status status, Optional<String> reason, Optional<MetricEstimate> primary,
    List<MetricEstimate> secondary, List<ForkResult> forks, List<Warning> warnings) {
  /** Copies the lists; a status other than OK needs a reason, and OK needs an estimate. */
  public Measurement {
    requireNonNull(cell, "cell");
    requireNonNull(status, "status");
    requireNonNull(reason, "reason");
    requireNonNull(primary, "primary");
    secondary = List.copyOf(secondary);
    forks = List.copyOf(forks);
    warnings = List.copyOf(warnings);
    if (status == Status.OK ? primary.isEmpty() : reason.isEmpty()) {
      throw new IllegalArgumentException(
          "measurement of %s: expected an estimate when OK and a reason otherwise, got %s".formatted(cell.id(),
              status));
    }
  }
}
