package dev.backbench.gate;

import dev.backbench.result.Noise;
import java.util.Optional;

/**
 * Whether a slice of one benchmark is repeated. Only for a reason from outside, and rarely: it is told neither the score
 * nor the arm, so repeating cannot favour either. Used by one thread.
 */
public final class Contamination {
  private static final double MAX_STEAL = 0.02;
  private static final double MAX_FOREIGN_CPU = 0.5;
  private static final double MAX_REPEATED = 0.3;

  private final int threads;
  private final int cpus;
  private int slices;
  private int repeated;
  private int kept;

  /**
   * No slice seen yet.
   *
   * @param threads of the benchmark, at least 1
   * @param cpus that the forks may use, at least 1
   * @throws IllegalArgumentException for fewer
   */
  public Contamination(int threads, int cpus) {
    if (threads < 1 || cpus < 1) {
      throw new IllegalArgumentException(
          "contamination: expected threads and CPUs >= 1, got %d and %d".formatted(threads, cpus));
    }
    this.threads = threads;
    this.cpus = cpus;
  }

  /**
   * Whether the slice just measured is to be thrown away and granted again.
   *
   * @param noise what else the machine did; a slice without is kept
   */
  public boolean repeat(Optional<Noise> noise) {
    slices++;
    if (!noise.map(this::disturbs).orElse(false)) {
      return false;
    }
    if (repeated + 1 > MAX_REPEATED * slices) {
      kept++;
      return false;
    }
    repeated++;
    return true;
  }

  /** How many slices were repeated. */
  public int repeated() {
    return repeated;
  }

  /** How many disturbed slices count all the same, because too many were repeated. */
  public int kept() {
    return kept;
  }

  /** A foreign process disturbs only where no CPU is left for it. */
  private boolean disturbs(Noise noise) {
    boolean full = threads + noise.foreignCpu() > cpus;
    return noise.steal() > MAX_STEAL || (full && noise.foreignCpu() > MAX_FOREIGN_CPU);
  }
}
