package dev.backbench.cpu.imagepipeline;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Pictures made into thumbnails, one after the other. */
public class ImagePipelineBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new ImagePipelineSource();
  }

  /** Makes the thumbnail of the next picture. */
  @Benchmark
  public long thumbnail() {
    return step();
  }
}
