package dev.backbench.contract;

/**
 * The pseudo-random numbers of every generated input: the same in every language. Not safe for use by several threads.
 *
 * <p>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 */
public final class SplitMix64 {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts from that state. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /** The stream of that name, {@code <workload>/<stream>/<run-seed>}; its seed is the name's FNV-1a-64. */
  public static SplitMix64 stream(String path) {
    return new SplitMix64(Fnv1a64.of(path));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * A number from 0 to {@code n - 1}, by multiplication of the upper 32 bits.
   *
   * @throws IllegalArgumentException when {@code n} is not positive
   */
  public int below(int n) {
    if (n <= 0) {
      throw new IllegalArgumentException("n: expected a positive number, got " + n);
    }
    return (int) (((nextLong() >>> 32) * n) >>> 32);
  }
}
