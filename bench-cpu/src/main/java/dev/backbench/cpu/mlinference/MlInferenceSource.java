package dev.backbench.cpu.mlinference;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A network and samples: after the beginning of every input u32 samples of a batch and four u32 sizes of layers; then the
 * weights in thousandths, i16, layer by layer, output by output; then the samples, i8 in 127ths.
 */
public final class MlInferenceSource implements KernelSource {
  static final String MAGIC = "BBML";
  private static final String WORKLOAD = "ml-inference";
  private static final long SEED = 1;
  private static final int[] SIZES = {128, 256, 128, 10};
  private static final List<String> BATCHES = List.of("1", "4", "16");
  /** Sums in another order differ by some 1e-13: no class may hang on that. */
  private static final double LEAST_GAP = 1e-6;

  /** Ready. */
  public MlInferenceSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int samples = switch (size) {
      case VERIFY -> 48;
      case S -> 160;
      case M -> 8_000;
      case L -> 32_000;
    };
    String batch = parameters.getOrDefault("batch", "1");
    if (!BATCHES.contains(batch)) {
      throw new IllegalArgumentException("batch: expected one of %s, got \"%s\"".formatted(BATCHES, batch));
    }
    InputWriter writer = new InputWriter(out, MAGIC, samples / Integer.parseInt(batch)).u32(Integer.parseInt(batch));
    for (int outputs : SIZES) {
      writer.u32(outputs);
    }
    Network network = new Network(SIZES, 1, Rows.LOOPS);
    weights(network, writer);
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "samples", SEED);
    for (int i = 0; i < samples; i++) {
      for (double value : clear(network, random)) {
        writer.u8((int) Math.round(value * 127));
      }
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return load(file, Rows.LOOPS);
  }

  static Kernel load(Path file, Rows rows) throws IOException {
    return new MlInferenceKernel(new InputReader(file, MAGIC), rows);
  }

  private static void weights(Network network, InputWriter writer) throws IOException {
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "weights", SEED);
    for (int layer = 0; layer < SIZES.length - 1; layer++) {
      for (int output = 0; output < SIZES[layer + 1]; output++) {
        for (int input = 0; input < SIZES[layer]; input++) {
          int thousandths = random.below(2_001) - 1_000;
          network.weight(layer, input, output, thousandths / 1000.0);
          writer.u16(thousandths);
        }
      }
    }
  }

  /** A sample whose best class is clearly ahead of the second. */
  private static double[] clear(Network network, SplitMix64 random) {
    double[] inputs = network.inputs(0);
    double[] outputs;
    do {
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (random.below(255) - 127) / 127.0;
      }
      network.run();
      outputs = network.outputs(0).clone();
      Arrays.sort(outputs);
    } while (outputs[outputs.length - 1] - outputs[outputs.length - 2] <= LEAST_GAP);
    return inputs;
  }
}
