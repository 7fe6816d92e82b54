package dev.backbench.cpu.imagepipeline;

import dev.backbench.contract.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Fork;

/** As {@link ImagePipelineBenchmark}, with the Vector API, an incubating module. */
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ImagePipelineVectorBenchmark extends ImagePipelineBenchmark {
  @Override
  protected Kernel kernel(Path file) throws IOException {
    return ImagePipelineSource.load(file, VectorShrinking::new);
  }
}
