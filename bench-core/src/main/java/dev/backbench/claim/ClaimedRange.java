package dev.backbench.claim;

import dev.backbench.stats.Estimate;
import dev.backbench.stats.RangeTest;
import dev.backbench.stats.Scale;

/**
 * What a claim says of a number.
 *
 * @param lower the least value; the least of the scale for none
 * @param upper the largest value; {@code +Infinity} for none
 * @param rule how sure one has to be
 * @param scale linear for a difference, else logarithmic
 */
public record ClaimedRange(double lower, double upper, Rule rule, Scale scale) {
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

  /** Refuses an empty range, one that holds everything, and a margin in percent around a difference. */
  public ClaimedRange {
    if (!(lower >= scale.least() && lower <= upper)
        || (lower == scale.least() && upper == Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("range: expected %sat_least <= at_most and at least one of them, got %s and %s"
          .formatted(scale == Scale.LOG ? "0 <= " : "", lower, upper));
    }
    if (rule == Rule.ORDERING && scale == Scale.LINEAR) {
      throw new IllegalArgumentException(
          "range: expected interval or equivalence for a difference, got ordering, which has a margin in percent");
    }
  }

  /** Of a positive quantity. */
  public ClaimedRange(double lower, double upper, Rule rule) {
    this(lower, upper, rule, Scale.LOG);
  }

  /** Whether there is a least value. */
  public boolean hasLower() {
    return lower > scale.least();
  }

  /**
   * How likely an estimate as far inside as this one would be for a value that is not inside.
   *
   * @param forks how many values the estimate rests on
   * @return in [0, 1]
   */
  public double supportP(Estimate estimate, int forks) {
    return Math.min(1,
        rule.insideSides * RangeTest.insideP(estimate, forks, lower * rule.margin, upper / rule.margin, scale));
  }

  /**
   * How likely an estimate as far outside as this one would be for a value that is not outside.
   *
   * @param forks how many values the estimate rests on
   * @return in [0, 1]
   */
  public double refuteP(Estimate estimate, int forks) {
    return Math.min(1, 2 * RangeTest.outsideP(estimate, forks, lower / rule.margin, upper * rule.margin, scale));
  }

  /**
   * By which factor the value would have to change to cross the nearest bound of the range, seen from the near end of
   * its interval; at least 1, {@code +Infinity} when no factor takes it there.
   */
  public double flipFactor(Estimate estimate) {
    if (estimate.center() > upper) {
      return estimate.lower() <= upper ? 1 : factor(estimate.lower(), upper);
    }
    if (estimate.center() < lower) {
      return estimate.upper() >= lower ? 1 : factor(estimate.upper(), lower);
    }
    return (hasLower() && estimate.lower() <= lower) || estimate.upper() >= upper
        ? 1
        : Math.min(factor(estimate.lower(), lower), factor(estimate.upper(), upper));
  }

  /** No factor changes a sign, or takes anything to 0. */
  private static double factor(double value, double bound) {
    return value * bound > 0 ? Math.max(value / bound, bound / value) : Double.POSITIVE_INFINITY;
  }
}
