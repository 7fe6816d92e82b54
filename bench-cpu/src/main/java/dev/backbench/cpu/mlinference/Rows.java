package dev.backbench.cpu.mlinference;

/** How a row of weights, times one value, is added to a row of sums of the same length. */
@FunctionalInterface
interface Rows {
  /** In plain loops, of which the compiler may make vector instructions. */
  Rows LOOPS = Rows::loop;

  /** Adds {@code weights[i] * value} to each {@code sums[i]}, with two roundings. */
  void add(double[] weights, double value, double[] sums);

  private static void loop(double[] weights, double value, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weights[i] * value;
    }
  }
}
