package dev.backbench.cpu.etlaggregate;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Batches taken in, one after the other. */
public class EtlAggregateBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new EtlAggregateSource();
  }

  /** Takes in the next batch and reports on one country. */
  @Benchmark
  public long batch() {
    return step();
  }
}
