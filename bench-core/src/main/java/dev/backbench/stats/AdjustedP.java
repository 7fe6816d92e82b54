package dev.backbench.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** P-values of a family, adjusted so that each may be compared with the error of the whole. For reports. */
public final class AdjustedP {
  private AdjustedP() {}

  /**
   * Holm (1979): below alpha, the probability of any false finding is at most alpha, whatever the dependence.
   *
   * @param values in [0, 1]
   * @return adjusted values in the order given, none smaller than its original
   * @throws IllegalArgumentException for a value outside [0, 1] or NaN
   */
  public static double[] holm(double[] values) {
    int[] rising = order(values);
    double[] adjusted = new double[values.length];
    double largest = 0;
    for (int rank = 0; rank < rising.length; rank++) {
      largest = Math.max(largest, Math.min(1, (rising.length - rank) * values[rising[rank]]));
      adjusted[rising[rank]] = largest;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg (1995): below q, at most the share q of all findings is false on average, for independent or
   * positively dependent values.
   *
   * @param values in [0, 1]
   * @return adjusted values in the order given, none smaller than its original
   * @throws IllegalArgumentException for a value outside [0, 1] or NaN
   */
  public static double[] benjaminiHochberg(double[] values) {
    int[] rising = order(values);
    double[] adjusted = new double[values.length];
    double smallest = 1;
    for (int rank = rising.length - 1; rank >= 0; rank--) {
      smallest = Math.min(smallest, rising.length * values[rising[rank]] / (rank + 1));
      adjusted[rising[rank]] = smallest;
    }
    return adjusted;
  }

  private static int[] order(double[] values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("p-value: expected a number in [0, 1], got " + value);
      }
    }
    return IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(Integer::intValue).toArray();
  }
}
