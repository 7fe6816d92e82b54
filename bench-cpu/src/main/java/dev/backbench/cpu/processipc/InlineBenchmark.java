package dev.backbench.cpu.processipc;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Batches of tasks that are handed to nobody: what the others are held against. */
public class InlineBenchmark extends KernelState {
  /** Bytes of a task's payload. */
  @Param("10000")
  public String payload = "10000";

  @Override
  protected KernelSource source() {
    return new ProcessIpcSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("payload", payload);
  }

  /** Does the next batch. */
  @Benchmark
  public long batch() {
    return step();
  }
}
