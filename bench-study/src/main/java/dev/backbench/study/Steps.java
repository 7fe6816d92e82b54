package dev.backbench.study;

import org.openjdk.jmh.annotations.CompilerControl;

/** The work that all study benchmarks are made of. */
final class Steps {
  private Steps() {}

  /** One step of xorshift64*; the next one waits for it. Source: Vigna 2016, "An experimental exploration". */
  static long step(long value) {
    long next = value;
    next ^= next >>> 12;
    next ^= next << 25;
    next ^= next >>> 27;
    return next * 0x2545F4914F6CDD1DL;
  }

  /** The same, behind a call. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  static long outOfLine(long value) {
    return step(value);
  }

  /** So many steps, the first {@code calls} of them out of line. */
  static long run(long seed, int steps, int calls) {
    long value = seed;
    for (int i = 0; i < calls; i++) {
      value = outOfLine(value);
    }
    for (int i = calls; i < steps; i++) {
      value = step(value);
    }
    return value;
  }
}
