package dev.backbench.cpu.ordermatching;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Orders matched, batch after batch. */
public class OrderMatchingBenchmark extends KernelState {
  /** Orders that wait in the book. */
  @Param("1000")
  public String live = "1000";

  @Override
  protected KernelSource source() {
    return new OrderMatchingSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("live", live);
  }

  /** Matches the next batch. */
  @Benchmark
  public long match() {
    return step();
  }
}
