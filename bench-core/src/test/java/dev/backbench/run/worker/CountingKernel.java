package dev.backbench.run.worker;

import dev.backbench.contract.Kernel;

/** Ten items; digests 1, 2, ... 10, 1, 2, ... */
final class CountingKernel implements Kernel {
  static final int ITEMS = 10;
  static final long CHECKSUM = 0xfeed;

  private int next;

  @Override
  public int items() {
    return ITEMS;
  }

  @Override
  public long step() {
    next = next % ITEMS + 1;
    return next;
  }

  @Override
  public long checksum() {
    next = 0;
    return CHECKSUM;
  }
}
