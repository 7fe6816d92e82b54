package dev.backbench.cpu.@package@;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** How fast one item is hashed. */
public class @Name@Benchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new @Name@Source();
  }

  /** Hashes the next item. */
  @Benchmark
  public long hash() {
    return step();
  }
}
