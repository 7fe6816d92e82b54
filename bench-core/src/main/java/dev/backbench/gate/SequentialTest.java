package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Autocorrelation;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.Moments;
import dev.backbench.stats.SignFlip;
import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The decision on one benchmark: a group-sequential paired t test on differences of logarithms, one per fork pair,
 * that may stop early both ways.
 *
 * <p>Holds the differences added so far; used by one thread. A PASS does not bind: a caller with a reason to look on may
 * add more, which costs no false alarm.
 */
public final class SequentialTest {
  private static final int MIN_AUTOCORRELATED = 12;
  private static final double TOLERATED_AUTOCORRELATION = 0.15;
  private static final int MIN_SIGN_FLIP = 10;
  private static final double SIGN_FLIP_DISAGREEMENT = 5;
  /** ln of the largest by the smallest double. */
  private static final double MOST = 1455;
  private static final int MOST_PAIRS = 4096;

  private final Boundary boundary;
  private final double ignored;
  private final double detected;
  private final double sessionDeviation;
  private double[] differences = {};
  private boolean failed;

  /**
   * A test without differences.
   *
   * @param boundary when to look and at which level
   * @param tolerance how large a slowdown matters
   * @param sessionDeviation standard deviation between sessions of the mean difference of identical code, in
   *     logarithms (0.005 is half a percent); finite, at least 0
   * @throws IllegalArgumentException for another deviation
   */
  public SequentialTest(Boundary boundary, Tolerance tolerance, double sessionDeviation) {
    this.boundary = requireNonNull(boundary, "boundary");
    ignored = Tolerance.log(tolerance.ignore());
    detected = Tolerance.log(tolerance.detect());
    if (!(sessionDeviation >= 0 && sessionDeviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("session deviation: expected a number >= 0, got " + sessionDeviation);
    }
    this.sessionDeviation = sessionDeviation;
  }

  /**
   * Adds one pair's difference and decides when it is time to look.
   *
   * @param difference ln base - ln candidate in the sense of throughput: positive when the candidate is slower
   * @return {@link Decision.Continue} between looks
   * @throws IllegalArgumentException for NaN, or more than two positive numbers can differ by
   * @throws IllegalStateException after a FAIL, or beyond the last look: going on would be optional stopping
   */
  public Decision add(double difference) {
    if (!(Math.abs(difference) <= MOST)) {
      throw new IllegalArgumentException("difference of pair %d: expected a difference of logarithms, got %s"
          .formatted(differences.length + 1, difference));
    }
    if (failed || differences.length >= boundary.maxPairs()) {
      throw new IllegalStateException(
          "sequential test: expected no pair after %d, the test is over".formatted(differences.length));
    }
    differences = Arrays.copyOf(differences, differences.length + 1);
    differences[differences.length - 1] = difference;
    OptionalInt look = boundary.look(differences.length);
    return look.isPresent() ? decide(look.getAsInt()) : new Decision.Continue(differences.length);
  }

  /** What is known of the pairs so far; with fewer than two nothing is. */
  public Evidence evidence() {
    int n = differences.length;
    if (n < 2) {
      double mean = n == 0 ? 0 : differences[0];
      return new Evidence(n, mean, Double.POSITIVE_INFINITY, new Estimate(Math.exp(-mean), 0, Double.POSITIVE_INFINITY),
          0.5, 0.5, 1, OptionalInt.empty());
    }
    double mean = Moments.mean(differences);
    double error = standardError();
    double half = boundary.halfWidth(n) * error;
    double center = Math.exp(-mean);
    Estimate ratio = new Estimate(center, Math.min(center, Math.exp(-mean - half)),
        Math.max(center, Math.exp(-mean + half)));
    return new Evidence(n, mean, error, ratio, failP(mean, error), passP(mean, error),
        Tolerance.slowdown(boundary.reach(n) * error), pairsNeeded());
  }

  /**
   * Ends the test because a budget outside of it is spent.
   *
   * @param budget what was spent: "the time budget of 10m"
   */
  public Decision finish(String budget) {
    return new Decision.Inconclusive(evidence(), "%s is spent after %d pairs".formatted(budget, differences.length));
  }

  private Decision decide(int look) {
    double mean = Moments.mean(differences);
    double error = standardError();
    if (failP(mean, error) < boundary.failLevel(look)) {
      if (signsAgree(boundary.failLevel(look))) {
        failed = true;
        return new Decision.Fail(evidence());
      }
      return last()
          ? new Decision.Inconclusive(evidence(),
              "t finds the candidate slower, but random signs reach this mean far more often: a few pairs make the difference")
          : new Decision.Continue(differences.length);
    }
    if (passP(mean, error) < boundary.passLevel(look)) {
      return new Decision.Pass(evidence());
    }
    return last() ? finish("the budget of pairs") : new Decision.Continue(differences.length);
  }

  private boolean last() {
    return differences.length == boundary.maxPairs();
  }

  private double failP(double mean, double error) {
    return TDistribution.of(differences.length - 1).survivalProbability(standardized(mean - ignored, error));
  }

  private double passP(double mean, double error) {
    return TDistribution.of(differences.length - 1).cumulativeProbability(standardized(mean - detected, error));
  }

  /** Without any spread the side decides alone. */
  private static double standardized(double distance, double error) {
    return distance == 0 ? 0 : distance / error;
  }

  private double standardError() {
    return Math.sqrt(pairVariance() / differences.length + sessionDeviation * sessionDeviation);
  }

  /** Neighbouring pairs that resemble each other say less than so many independent ones. */
  private double pairVariance() {
    double deviation = Moments.standardDeviation(differences);
    double r = differences.length >= MIN_AUTOCORRELATED ? Autocorrelation.lagOne(differences) : 0;
    return deviation * deviation * (r > TOLERATED_AUTOCORRELATION ? (1 + r) / (1 - r) : 1);
  }

  /** The reach falls as pairs are added: doubles until it suffices, then bisects. */
  private OptionalInt pairsNeeded() {
    double variance = pairVariance();
    int high = 2;
    while (!suffices(high, variance)) {
      if (high >= MOST_PAIRS) {
        return OptionalInt.empty();
      }
      high *= 2;
    }
    int low = high / 2;
    while (high - low > 1) {
      int between = (low + high) / 2;
      if (suffices(between, variance)) {
        high = between;
      } else {
        low = between;
      }
    }
    return OptionalInt.of(high);
  }

  private boolean suffices(int pairs, double variance) {
    return boundary.reach(pairs)
        * Math.sqrt(variance / pairs + sessionDeviation * sessionDeviation) <= detected - ignored;
  }

  /**
   * The backstop against a t that rests on a few wild pairs: their signs must bear out five times the level at least. So
   * few pairs have only so many sign patterns, so a level below the smallest possible p-value counts as that one.
   */
  private boolean signsAgree(double level) {
    int n = differences.length;
    if (n < MIN_SIGN_FLIP) {
      return true;
    }
    double[] beyond = Arrays.stream(differences).map(difference -> difference - ignored).toArray();
    return SignFlip.greater(beyond, n) <= SIGN_FLIP_DISAGREEMENT * Math.max(level, SignFlip.floor(n));
  }
}
