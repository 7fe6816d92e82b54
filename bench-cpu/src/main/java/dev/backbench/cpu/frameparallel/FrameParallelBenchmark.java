package dev.backbench.cpu.frameparallel;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Block rows encoded, one after the other. */
public class FrameParallelBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new FrameParallelSource();
  }

  /** Encodes the next block row. */
  @Benchmark
  public long blockRow() {
    return step();
  }
}
