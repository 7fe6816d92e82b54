package dev.backbench.cpu.spawnandswitch;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/** One seed a step, from the first on again after the last. */
final class SpawnAndSwitchKernel implements Kernel {
  private final long[] seeds;
  private final Pattern pattern;
  private final Units units;
  private int next;

  SpawnAndSwitchKernel(long[] seeds, Pattern pattern, Units units) {
    this.seeds = seeds;
    this.pattern = pattern;
    this.units = units;
  }

  @Override
  public int items() {
    return seeds.length;
  }

  @Override
  public long step() {
    try {
      long result = units.run(pattern, seeds[next]);
      next = next + 1 == seeds.length ? 0 : next + 1;
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in an operation", e);
    }
  }

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
