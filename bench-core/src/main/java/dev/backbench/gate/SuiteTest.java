package dev.backbench.gate;

import dev.backbench.stats.Moments;

/**
 * One test of all benchmarks together: the geometric mean of their ratios, round by round. It finds the small slowdown
 * of everything that no single benchmark shows. Used by one thread.
 *
 * <p>Only rounds in which every benchmark took part count: a benchmark that stopped early did so because of its
 * differences, and a mean over those that remain would be biased by them.
 */
public final class SuiteTest {
  private final SequentialTest test;
  private final int benchmarks;
  private Decision decision = new Decision.Continue(0);

  /**
   * A test without rounds.
   *
   * @param boundary with the suite's share of alpha
   * @param tolerance of the suite
   * @param benchmarks how many a round has, at least 1
   * @param sessionDeviation as {@link SequentialTest}; taken whole, as if all benchmarks moved together
   */
  public SuiteTest(Boundary boundary, Tolerance tolerance, int benchmarks, double sessionDeviation) {
    if (benchmarks < 1) {
      throw new IllegalArgumentException("suite: expected at least 1 benchmark, got " + benchmarks);
    }
    this.benchmarks = benchmarks;
    test = new SequentialTest(boundary, tolerance, sessionDeviation);
  }

  /**
   * Adds a round; one after a FAIL or the last look changes nothing.
   *
   * @param differences one per benchmark, positive when the candidate is slower
   * @throws IllegalArgumentException for more or fewer
   */
  public Decision add(double[] differences) {
    if (differences.length != benchmarks) {
      throw new IllegalArgumentException(
          "suite: expected %d differences a round, got %d".formatted(benchmarks, differences.length));
    }
    if (!(decision instanceof Decision.Fail || decision instanceof Decision.Inconclusive)) {
      Decision now = test.add(Moments.mean(differences));
      // A PASS stands until there is something better to say.
      if (!(decision instanceof Decision.Pass && now instanceof Decision.Continue)) {
        decision = now;
      }
    }
    return decision;
  }

  /** What the rounds so far say. */
  public Decision decision() {
    return decision;
  }

  /** What is known of the suite so far. */
  public Evidence evidence() {
    return test.evidence();
  }
}
