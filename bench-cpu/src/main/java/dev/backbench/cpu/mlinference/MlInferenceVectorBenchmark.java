package dev.backbench.cpu.mlinference;

import dev.backbench.contract.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Fork;

/** As {@link MlInferenceBenchmark}, with the Vector API, an incubating module. */
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MlInferenceVectorBenchmark extends MlInferenceBenchmark {
  @Override
  protected Kernel kernel(Path file) throws IOException {
    return MlInferenceSource.load(file, new VectorRows());
  }
}
