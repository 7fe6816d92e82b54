package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.CellRef;
import java.util.List;
import java.util.Optional;

/** One number that a claim is about: exactly one of these. */
public sealed interface Member {
  /** The range that this number is held against. */
  ClaimedRange range();

  /** The cells it needs. */
  List<CellRef> cells();

  /** Short words for a table. */
  String label();

  /**
   * A metric of one cell: an absolute figure, which belongs to the machine.
   *
   * @param cell which
   * @param metric its id; empty for the cell's primary one
   * @param range in the metric's unit
   */
  record Value(CellRef cell, Optional<String> metric, ClaimedRange range) implements Member {
    /** Refuses nulls. */
    public Value {
      requireNonNull(cell, "cell");
      requireNonNull(metric, "metric");
      requireNonNull(range, "range");
    }

    @Override
    public List<CellRef> cells() {
      return List.of(cell);
    }

    @Override
    public String label() {
      return cell.text() + metric.map(id -> " " + id).orElse("");
    }
  }

  /**
   * One cell's metric over another's, from one run: paired round by round where both were measured in one sitting.
   *
   * @param numerator which
   * @param denominator which
   * @param metric its id; empty for the cells' primary one
   * @param range dimensionless
   */
  record Ratio(CellRef numerator, CellRef denominator, Optional<String> metric,
      ClaimedRange range) implements Member {
    /** Refuses nulls. */
    public Ratio {
      requireNonNull(numerator, "numerator");
      requireNonNull(denominator, "denominator");
      requireNonNull(metric, "metric");
      requireNonNull(range, "range");
    }

    @Override
    public List<CellRef> cells() {
      return List.of(numerator, denominator);
    }

    @Override
    public String label() {
      boolean oneSitting = numerator.workload().equals(denominator.workload())
          && numerator.parameters().equals(denominator.parameters());
      return (oneSitting
          ? numerator.text() + " / " + denominator.contender()
          : numerator.text() + " / " + denominator.text()) + metric.map(id -> " " + id).orElse("");
    }
  }
}
