package dev.backbench.cpu.mlinference;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;

/** Classifies samples, batch by batch. */
final class MlInferenceKernel implements Kernel {
  private static final int SIZES = 4;
  private static final int CLASS_BASE = 11;

  private final Network network;
  private final int batch;
  private final int batches;
  private final double[][] samples;
  private int next;

  /** Reads everything behind the beginning. */
  MlInferenceKernel(InputReader in, Rows rows) throws IOException {
    batches = in.items();
    batch = in.u32();
    int[] sizes = new int[SIZES];
    long weights = 0;
    for (int i = 0; i < SIZES; i++) {
      sizes[i] = in.u32();
      weights += i == 0 ? 0 : (long) sizes[i - 1] * sizes[i];
    }
    in.expect(Short.BYTES * weights + (long) batches * batch * sizes[0]);
    network = new Network(sizes, batch, rows);
    for (int layer = 0; layer < SIZES - 1; layer++) {
      for (int output = 0; output < sizes[layer + 1]; output++) {
        for (int input = 0; input < sizes[layer]; input++) {
          network.weight(layer, input, output, (short) in.u16() / 1000.0);
        }
      }
    }
    samples = new double[batches * batch][sizes[0]];
    for (double[] sample : samples) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = (byte) in.u8() / 127.0;
      }
    }
  }

  @Override
  public int items() {
    return batches;
  }

  @Override
  public long step() {
    run(next);
    next = next + 1 == batches ? 0 : next + 1;
    long digest = 0;
    for (int sample = 0; sample < batch; sample++) {
      digest = digest * CLASS_BASE + best(network.outputs(sample)) + 1;
    }
    return digest;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < batches; i++) {
      run(i);
      for (int sample = 0; sample < batch; sample++) {
        hash.u8(best(network.outputs(sample)));
      }
    }
    return hash.value();
  }

  private void run(int number) {
    for (int sample = 0; sample < batch; sample++) {
      double[] inputs = network.inputs(sample);
      System.arraycopy(samples[number * batch + sample], 0, inputs, 0, inputs.length);
    }
    network.run();
  }

  private static int best(double[] outputs) {
    int best = 0;
    for (int i = 1; i < outputs.length; i++) {
      if (outputs[i] > outputs[best]) {
        best = i;
      }
    }
    return best;
  }
}
