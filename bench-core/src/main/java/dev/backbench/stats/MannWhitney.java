package dev.backbench.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** The rank test of Mann and Whitney (1947) that one sample lies below another. */
public final class MannWhitney {
  private MannWhitney() {}

  /**
   * The one-sided p-value of "the first sample is no lower than the second"; exact for small samples without ties.
   *
   * @param first at least one value, none NaN
   * @param second at least one value, none NaN
   * @return in [0, 1]; 1 when all values are equal
   * @throws IllegalArgumentException for anything else
   */
  public static double lower(double[] first, double[] second) {
    double p = MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.LESS_THAN).test(first, second).getPValue();
    return Double.isNaN(p) ? 1 : p;
  }
}
