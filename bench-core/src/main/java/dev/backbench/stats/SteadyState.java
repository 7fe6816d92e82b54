package dev.backbench.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * When a fork's warm-up is over: its just-in-time compiler is quiet and its scores no longer move.
 *
 * <p>Scores are judged by the marginal standard error rule (MSER, White 1997) on means of blocks of two slices: the
 * prefix to cut is the one that makes the standard error of the rest smallest, and the series is steady once what
 * remains is more than a third of it. Logarithms, so that the unit and the direction of the score do not matter. Movements
 * of 1 % count as rest, or the rule would chase ripples that no comparison can see.
 *
 * <p>A fork whose scores rest between two compilations looks steady when nothing is known of its compiler; with the
 * compile shares given it does not (Barrett et al. 2017 show how common such forks are). The caller needs a cap:
 * some benchmarks never become steady.
 */
public final class SteadyState {
  /** A slice whose compilers were busy for less than this share of its wall time is quiet. */
  public static final double QUIET_SHARE = 0.02;
  /** So many quiet slices in a row mean that the compiler is done. */
  public static final int QUIET_SLICES = 3;
  /** With fewer scores than this the answer is no. */
  public static final int MIN_SLICES = 8;

  private static final int BLOCK = 2;
  private static final int MIN_TAIL = 2;
  private static final double RIPPLE = 0.01;
  private static final double OUTLIER = 3;
  /** Of the standard normal distribution, for 10 % two-sided. */
  private static final double TREND_QUANTILE = 1.645;
  private static final double TREND_LEAST = 0.02;

  private SteadyState() {}

  /**
   * Whether a fork without a just-in-time compiler, or one that does not tell of it, is steady now.
   *
   * @param scores positive and finite, one per slice in run order, of any unit
   * @throws IllegalArgumentException for a score that is not positive and finite
   */
  public static boolean reached(double[] scores) {
    int blocks = scores.length / BLOCK;
    double[] means = blockMeans(scores, blocks);
    if (scores.length < MIN_SLICES) {
      return false;
    }
    int cut = cut(means);
    return 3 * cut <= 2 * (blocks - MIN_TAIL) && !jumped(Arrays.copyOfRange(means, cut, blocks));
  }

  /**
   * Whether a fork is steady now.
   *
   * @param scores positive and finite, one per slice in run order, of any unit
   * @param compileShares compile time by wall time of the same slices (above 1 when several compiler threads were
   *     busy); empty when unknown
   * @throws IllegalArgumentException for a score that is not positive and finite, a negative or NaN share, or lengths
   *     that differ
   */
  public static boolean reached(double[] scores, double[] compileShares) {
    return reached(scores, compileShares, new long[0]);
  }

  /**
   * Whether a fork is steady now.
   *
   * @param scores positive and finite, one per slice in run order, of any unit
   * @param compileShares compile time by wall time of the same slices; empty when unknown
   * @param classesLoaded how many classes each slice loaded; empty when unknown
   * @throws IllegalArgumentException for a score that is not positive and finite, a negative or NaN share, a negative
   *     count, or lengths that differ
   */
  public static boolean reached(double[] scores, double[] compileShares, long[] classesLoaded) {
    refuseOtherLength("compile shares", compileShares.length, scores.length);
    refuseOtherLength("classes loaded", classesLoaded.length, scores.length);
    for (double share : compileShares) {
      if (!(share >= 0)) {
        throw new IllegalArgumentException("compile share: expected a number >= 0, got " + share);
      }
    }
    for (long count : classesLoaded) {
      if (count < 0) {
        throw new IllegalArgumentException("classes loaded: expected a number >= 0, got " + count);
      }
    }
    return quiet(compileShares, classesLoaded, scores.length) && reached(scores);
  }

  /**
   * Whether nothing moves that few slices can show: the compiler is quiet, and the last {@link #MIN_SLICES} scores have no
   * {@linkplain #trend trend}. Weaker than {@link #reached(double[], double[], long[])}, which takes a noisy fork at rest
   * for a moving one as long as by chance its last blocks agree; for measurements that are estimates anyway.
   *
   * @param scores as {@link #reached(double[], double[], long[])}
   * @param compileShares as {@link #reached(double[], double[], long[])}
   * @param classesLoaded as {@link #reached(double[], double[], long[])}
   */
  public static boolean resting(double[] scores, double[] compileShares, long[] classesLoaded) {
    return scores.length >= MIN_SLICES && quiet(compileShares, classesLoaded, scores.length)
        && !trend(Arrays.copyOfRange(scores, scores.length - MIN_SLICES, scores.length));
  }

  /**
   * Whether scores rise or fall: Kendall's rank correlation with time differs from none at the 10 % level (normal
   * approximation with continuity correction, Kendall 1975), and the halves' means by more than 2 %. By ranks, so that a
   * collection in one slice is no trend.
   *
   * @param scores positive and finite, in run order
   */
  public static boolean trend(double[] scores) {
    int n = scores.length;
    int balance = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        balance += Double.compare(scores[j], scores[i]);
      }
    }
    double deviation = Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
    boolean correlated = Math.abs(balance) - 1 > TREND_QUANTILE * deviation;
    return correlated && Math.abs(meanOfLogs(scores, n - n / 2, n) - meanOfLogs(scores, 0, n / 2)) > TREND_LEAST;
  }

  private static double meanOfLogs(double[] scores, int from, int to) {
    return Arrays.stream(scores, from, to).map(Math::log).average().orElse(0);
  }

  /**
   * How many slices the warm-up of a pilot fork took: the shortest prefix that is steady.
   *
   * @param scores as {@link #reached(double[], double[], long[])}
   * @param compileShares as {@link #reached(double[], double[], long[])}
   * @param classesLoaded as {@link #reached(double[], double[], long[])}
   * @return empty when no prefix is steady
   * @throws IllegalArgumentException as {@link #reached(double[], double[], long[])}
   */
  public static OptionalInt warmupSlices(double[] scores, double[] compileShares, long[] classesLoaded) {
    for (int n = MIN_SLICES; n <= scores.length; n++) {
      if (reached(Arrays.copyOf(scores, n), Arrays.copyOf(compileShares, Math.min(n, compileShares.length)),
          Arrays.copyOf(classesLoaded, Math.min(n, classesLoaded.length)))) {
        return OptionalInt.of(n);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Whether the compilers were quiet in the last {@link #QUIET_SLICES} slices.
   *
   * @param compileShares compile time by wall time, one per slice in run order; empty when unknown
   */
  public static boolean quiet(double[] compileShares) {
    return quiet(compileShares, new long[0], compileShares.length);
  }

  private static boolean quiet(double[] compileShares, long[] classesLoaded, int slices) {
    for (int i = Math.max(0, slices - QUIET_SLICES); i < slices; i++) {
      boolean compiling = compileShares.length > 0 && compileShares[i] >= QUIET_SHARE;
      boolean loading = classesLoaded.length > 0 && classesLoaded[i] > 0;
      if (compiling || loading) {
        return false;
      }
    }
    return true;
  }

  /** Means of the logarithms; blocks end with the newest slice, an odd oldest one is left out. */
  private static double[] blockMeans(double[] scores, int blocks) {
    double[] logs = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] > 0 && scores[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "score of slice %d: expected positive and finite, got %s", i, scores[i]));
      }
      logs[i] = Math.log(scores[i]);
    }
    int odd = scores.length - blocks * BLOCK;
    double[] means = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      means[b] = Moments.mean(Arrays.copyOfRange(logs, odd + b * BLOCK, odd + (b + 1) * BLOCK));
    }
    return means;
  }

  /** How many blocks to cut off so that the squared standard error of the rest is smallest. */
  private static int cut(double[] means) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int d = 0; d <= means.length - MIN_TAIL; d++) {
      double[] rest = Arrays.copyOfRange(means, d, means.length);
      double spread = Moments.standardDeviation(rest) * Math.sqrt((rest.length - 1.0) / rest.length);
      double error = (spread * spread + RIPPLE * RIPPLE) / rest.length;
      if (error < least) {
        least = error;
        best = d;
      }
    }
    return best;
  }

  /** Whether the newest block left the others behind: one block is too short a rest for the rule to see. */
  private static boolean jumped(double[] rest) {
    double[] others = Arrays.copyOf(rest, rest.length - 1);
    double bound = OUTLIER * Math.max(RIPPLE, Moments.standardDeviation(others));
    return Math.abs(rest[rest.length - 1] - Moments.mean(others)) > bound;
  }

  private static void refuseOtherLength(String what, int length, int slices) {
    if (length != 0 && length != slices) {
      throw new IllegalArgumentException(
          "%s: expected none or one per slice (%d), got %d".formatted(what, slices, length));
    }
  }
}
