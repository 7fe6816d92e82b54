package dev.backbench.stats;

import java.util.Arrays;

/**
 * P-values of "at least k of these m statements hold" (Benjamini and Heller 2008), by Bonferroni, so valid whatever the
 * dependence: k = m is the intersection-union test, k = 1 the plain Bonferroni correction.
 */
public final class PartialConjunction {
  private PartialConjunction() {}

  /**
   * The p-value.
   *
   * @param values one p-value per statement, in [0, 1]; 1 for a statement of which nothing is known
   * @param least how many must hold, from 1 to the number of values
   * @return {@code min(1, (m - k + 1) p_(k))}
   * @throws IllegalArgumentException for a k outside of its range
   */
  public static double p(double[] values, int least) {
    if (least < 1 || least > values.length) {
      throw new IllegalArgumentException(
          "partial conjunction: expected 1 to %d statements, got %d".formatted(values.length, least));
    }
    double[] rising = values.clone();
    Arrays.sort(rising);
    return Math.min(1, (values.length - least + 1) * rising[least - 1]);
  }
}
