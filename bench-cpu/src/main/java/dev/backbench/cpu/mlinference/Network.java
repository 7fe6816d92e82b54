package dev.backbench.cpu.mlinference;

import java.util.Arrays;

/**
 * Fully connected layers without biases; negative values become zero between them. All samples of a batch go through a layer
 * before the next one.
 */
final class Network {
  /** Per layer and input the weights of all its outputs. */
  private final double[][][] weights;
  /** Before the first layer and behind each, per sample: its values. */
  private final double[][][] values;
  private final Rows rows;

  /**
   * With weights of zero.
   *
   * @param sizes inputs, then the outputs of each layer
   * @param batch samples
   * @param rows how rows are added
   */
  Network(int[] sizes, int batch, Rows rows) {
    this.rows = rows;
    weights = new double[sizes.length - 1][][];
    values = new double[sizes.length][][];
    for (int i = 0; i < sizes.length; i++) {
      values[i] = new double[batch][sizes[i]];
      if (i > 0) {
        weights[i - 1] = new double[sizes[i - 1]][sizes[i]];
      }
    }
  }

  /** Sets a weight. */
  void weight(int layer, int input, int output, double weight) {
    weights[layer][input][output] = weight;
  }

  /** The inputs of a sample, to be filled. */
  double[] inputs(int sample) {
    return values[0][sample];
  }

  /** The outputs of a sample after {@link #run}. */
  double[] outputs(int sample) {
    return values[values.length - 1][sample];
  }

  /** Takes all samples through all layers. */
  void run() {
    for (int layer = 0; layer < weights.length; layer++) {
      layer(values[layer], weights[layer], values[layer + 1]);
      if (layer < weights.length - 1) {
        for (double[] sums : values[layer + 1]) {
          cutNegative(sums);
        }
      }
    }
  }

  /**
   * Input by input and not output by output: each output's sum has the same order of terms either way, but neighbouring sums
   * depend on nothing of each other, so that the compiler may compute several at once.
   */
  private void layer(double[][] from, double[][] weights, double[][] to) {
    for (double[] sums : to) {
      Arrays.fill(sums, 0);
    }
    for (int input = 0; input < weights.length; input++) {
      for (int sample = 0; sample < to.length; sample++) {
        rows.add(weights[input], from[sample][input], to[sample]);
      }
    }
  }

  private static void cutNegative(double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.max(0, sums[i]);
    }
  }
}
