package dev.backbench.claim;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.CellRef;
import dev.backbench.stats.Scale;
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
   * A quantity of one cell over that of another, from one run: paired round by round where both were measured in one
   * sitting.
   *
   * @param numerator which
   * @param denominator which
   * @param formula the quantity
   * @param range dimensionless
   */
  record Ratio(CellRef numerator, CellRef denominator, Formula formula, ClaimedRange range) implements Member {
    /** Refuses nulls. */
    public Ratio {
      requireNonNull(numerator, "numerator");
      requireNonNull(denominator, "denominator");
      requireNonNull(formula, "formula");
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
          : numerator.text() + " / " + denominator.text()) + (formula.label().isEmpty() ? "" : " " + formula.label());
    }
  }

  /**
   * How much larger a metric of one contender is than that of another, in the metric's unit: paired round by round where
   * disturbed forks leave enough rounds that both have.
   *
   * @param minuend which
   * @param subtrahend another contender of the same sitting
   * @param metric its id; empty for the cells' primary one
   * @param range in the metric's unit, of either sign
   */
  record Difference(CellRef minuend, CellRef subtrahend, Optional<String> metric,
      ClaimedRange range) implements Member {
    /** Refuses cells that are not measured side by side. */
    public Difference {
      requireNonNull(minuend, "minuend");
      requireNonNull(subtrahend, "subtrahend");
      requireNonNull(metric, "metric");
      if (!minuend.workload().equals(subtrahend.workload())
          || !minuend.parameters().equals(subtrahend.parameters())
          || minuend.contender().equals(subtrahend.contender()) || range.scale() != Scale.LINEAR) {
        throw new IllegalArgumentException(
            "difference: expected two contenders of one workload with the same parameters, got %s and %s".formatted(
                minuend.text(), subtrahend.text()));
      }
    }

    @Override
    public List<CellRef> cells() {
      return List.of(minuend, subtrahend);
    }

    @Override
    public String label() {
      return minuend.text() + " - " + subtrahend.contender() + metric.map(id -> " " + id).orElse("");
    }
  }
}
