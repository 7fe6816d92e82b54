package dev.backbench.contract;

import java.nio.charset.StandardCharsets;

/**
 * The generator of all input data: the same numbers in every language, from integers alone.
 *
 * <p>Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with the constants of
 * David Stafford's variant 13. Not {@link java.util.SplittableRandom}, whose bounded methods differ from what other
 * languages can reproduce in one line. Not safe for several threads.
 */
public final class SplitMix64 {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;
  private static final int GAUSS_TERMS = 12;

  private long state;

  /** With that seed. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /**
   * A stream of its own for each purpose, so that a new one does not shift the others. Its seed is the FNV-1a-64 hash of
   * {@code workload/stream/run-seed} in ASCII.
   */
  public static SplitMix64 stream(String workload, String stream, long runSeed) {
    String path = workload + "/" + stream + "/" + runSeed;
    return new SplitMix64(new Fnv1a64().bytes(path.getBytes(StandardCharsets.US_ASCII)).value());
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A number in {@code [0, bound)} from the upper 32 bits by multiplication; the bias, below {@code bound / 2^32}, is the
   * same in every language.
   *
   * @throws IllegalArgumentException for a bound below one
   */
  public int below(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound: expected >= 1, got " + bound);
    }
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** A number in [0, 1), a multiple of 2^-53. */
  public double unit() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * Mean 0 and variance 1: twelve units minus six (Irwin-Hall), added in order. Bit-exact in every language because it
   * needs no logarithm; its tails end at +-6.
   */
  public double gauss() {
    double sum = 0;
    for (int i = 0; i < GAUSS_TERMS; i++) {
      sum += unit();
    }
    return sum - GAUSS_TERMS / 2.0;
  }
}
