package dev.backbench.run;

import dev.backbench.contract.Kernel;

/**
 * The sum of a kernel's step digests after any number of steps, known without redoing them: inputs are cycled through
 * from fresh state, so whole cycles multiply and the rest is a prefix.
 */
public final class RunningSums {
  /** {@code prefix[i]} is the sum of the first i digests of a cycle, modulo 2^64. */
  private final long[] prefix;

  private RunningSums(long[] prefix) {
    this.prefix = prefix;
  }

  /** Makes one pass with a freshly loaded kernel. */
  public static RunningSums of(Kernel fresh) {
    long[] prefix = new long[fresh.items() + 1];
    for (int i = 1; i < prefix.length; i++) {
      prefix[i] = prefix[i - 1] + fresh.step();
    }
    return new RunningSums(prefix);
  }

  /**
   * The sum after that many steps, modulo 2^64.
   *
   * @throws IllegalArgumentException for a negative number
   */
  public long after(long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected >= 0, got " + steps);
    }
    int items = prefix.length - 1;
    return steps / items * prefix[items] + prefix[(int) (steps % items)];
  }
}
