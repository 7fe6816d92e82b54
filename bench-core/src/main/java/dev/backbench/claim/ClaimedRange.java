package dev.backbench.claim;

import dev.backbench.stats.Estimate;
import dev.backbench.stats.RangeTest;

/**
 * What a claim says of a number.
 *
 * @param lower the least value; 0 for none, because every quantity here is positive
 * @param upper the largest value; {@code +Infinity} for none
 * @param rule how sure one has to be
 */
public record ClaimedRange(double lower, double upper, Rule rule) {
  /** How the range is judged. */
  public enum Rule {
    /** The 95 % interval lies inside, or outside. */
    INTERVAL(1, 2),
    /** An order of two things: inside, or outside, by a margin of 5 %, because less is nobody's claim. */
    ORDERING(1.05, 2),
    /** Two one-sided tests at 5 %: the 90 % interval lies inside; or the 95 % interval lies outside. */
    EQUIVALENCE(1, 1);

    private final double margin;
    private final double insideSides;

    Rule(double margin, double insideSides) {
      this.margin = margin;
      this.insideSides = insideSides;
    }
  }

  /** Refuses an empty range and one that holds everything. */
  public ClaimedRange {
    if (!(lower >= 0 && lower <= upper) || (lower == 0 && upper == Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "range: expected 0 <= at_least <= at_most and at least one of them, got %s and %s".formatted(lower, upper));
    }
  }

  /**
   * How likely an estimate as far inside as this one would be for a value that is not inside.
   *
   * @param forks how many values the estimate rests on
   * @return in [0, 1]
   */
  public double supportP(Estimate estimate, int forks) {
    return Math.min(1, rule.insideSides * RangeTest.insideP(estimate, forks, lower * rule.margin, upper / rule.margin));
  }

  /**
   * How likely an estimate as far outside as this one would be for a value that is not outside.
   *
   * @param forks how many values the estimate rests on
   * @return in [0, 1]
   */
  public double refuteP(Estimate estimate, int forks) {
    return Math.min(1, 2 * RangeTest.outsideP(estimate, forks, lower / rule.margin, upper * rule.margin));
  }

  /**
   * By which factor the value would have to change to cross the nearest bound of the range, seen from the near end of
   * its interval; at least 1.
   */
  public double flipFactor(Estimate estimate) {
    if (estimate.center() > upper) {
      return Math.max(1, estimate.lower() / upper);
    }
    if (estimate.center() < lower) {
      return Math.max(1, lower / estimate.upper());
    }
    double down = lower > 0 ? estimate.lower() / lower : Double.POSITIVE_INFINITY;
    return Math.max(1, Math.min(down, upper / estimate.upper()));
  }
}
