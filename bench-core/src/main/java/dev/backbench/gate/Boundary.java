package dev.backbench.gate;

import dev.backbench.stats.NominalLevels;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * When a sequential test looks, and how small a p-value must be then.
 *
 * <p>Made by {@link GateSettings#boundary}; one serves all tests and threads of a run.
 */
public final class Boundary {
  private final int[] looks;
  private final double[] fail;
  private final double[] pass;
  private final double alpha;
  private final double beta;
  /** Quantiles by pairs: their inversion costs more than all else that a replayed gate computes. */
  private final Map<Integer, Double> reaches = new ConcurrentHashMap<>();
  private final Map<Integer, Double> halfWidths = new ConcurrentHashMap<>();

  /**
   * Spends both errors over the looks.
   *
   * @param looks as {@link NominalLevels}
   * @param levels of the same looks
   * @param alpha the probability of failing a benchmark that is no slower than ignored, in (0, 0.5]
   * @param beta the probability of passing a benchmark that is as slow as to be detected, in (0, 0.5]
   * @throws IllegalArgumentException when an error is no such probability
   */
  Boundary(int[] looks, NominalLevels levels, double alpha, double beta) {
    this.looks = looks.clone();
    this.fail = levels.of(alpha);
    this.pass = levels.of(beta);
    this.alpha = alpha;
    this.beta = beta;
  }

  /** The error spent on false alarms over all looks. */
  public double alpha() {
    return alpha;
  }

  /** The error spent on passing a slowdown that was to be detected. */
  public double beta() {
    return beta;
  }

  /** The number of pairs at which a decision falls at the latest. */
  public int maxPairs() {
    return looks[looks.length - 1];
  }

  /** Which look it is at so many pairs, from 0; empty when there is none. */
  OptionalInt look(int pairs) {
    int index = Arrays.binarySearch(looks, pairs);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Fail below this p-value. */
  double failLevel(int look) {
    return fail[look];
  }

  /** Pass below this p-value. */
  double passLevel(int look) {
    return pass[look];
  }

  /**
   * How many standard errors beyond what is ignored a slowdown must lie for the last look to find it with probability
   * 1 - beta, at the degrees of freedom of so many pairs, at least 2.
   */
  double reach(int pairs) {
    return reaches.computeIfAbsent(pairs, n -> {
      TDistribution t = TDistribution.of(n - 1);
      return t.inverseSurvivalProbability(fail[fail.length - 1]) + t.inverseSurvivalProbability(beta);
    });
  }

  /** Half the width of the 95 % interval of so many pairs, at least 2, in standard errors. */
  double halfWidth(int pairs) {
    return halfWidths.computeIfAbsent(pairs, n -> TDistribution.of(n - 1).inverseSurvivalProbability(0.025));
  }
}
