package dev.backbench.cpu.mlinference;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Batches classified, one after the other. */
public class MlInferenceBenchmark extends KernelState {
  /** Samples that go through the network together. */
  @Param("1")
  public String batch = "1";

  @Override
  protected KernelSource source() {
    return new MlInferenceSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("batch", batch);
  }

  /** Classifies the samples of the next batch. */
  @Benchmark
  public long classify() {
    return step();
  }
}
