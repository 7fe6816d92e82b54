package dev.backbench.cpu.noop;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** What one step costs when it does nothing. */
public class NoopBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new NoopSource();
  }

  /** Counts to the number of items and starts over. */
  @Benchmark
  public long count() {
    return step();
  }
}
