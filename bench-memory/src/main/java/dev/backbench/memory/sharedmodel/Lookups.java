package dev.backbench.memory.sharedmodel;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/** A step adds up a hundred weights at places that a seed draws. The model is read only, and may be another worker's too. */
final class Lookups implements Kernel {
  private static final int READS = 100;
  /** Knuth, MMIX. */
  private static final long FACTOR = 6_364_136_223_846_793_005L;
  private static final long SUMMAND = 1_442_695_040_888_963_407L;
  private static final int UPPER = 33;

  private final Model model;
  private final long[] seeds;
  private int next;

  Lookups(Model model, long[] seeds) {
    this.model = model;
    this.seeds = seeds.clone();
  }

  @Override
  public int items() {
    return seeds.length;
  }

  @Override
  public long step() {
    long state = seeds[next];
    next = next + 1 == seeds.length ? 0 : next + 1;
    double sum = 0;
    for (int i = 0; i < READS; i++) {
      state = state * FACTOR + SUMMAND;
      sum += model.weight((int) ((state >>> UPPER) % model.size()));
    }
    return (long) sum;
  }

  /** Over the sum of each step, u64. */
  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < seeds.length; i++) {
      hash.u64(step());
    }
    return hash.value();
  }
}
