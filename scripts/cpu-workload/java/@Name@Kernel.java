package dev.backbench.cpu.@package@;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/** One item a step, from the first on again after the last. */
final class @Name@Kernel implements Kernel {
  private final long[] values;
  private int next;

  @Name@Kernel(long[] values) {
    this.values = values;
  }

  @Override
  public int items() {
    return values.length;
  }

  @Override
  public long step() {
    long result = new Fnv1a64().u64(values[next]).value();
    next = (next + 1) % values.length;
    return result;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < values.length; i++) {
      hash.u64(step());
    }
    return hash.value();
  }
}
