package dev.backbench.cpu.mlinference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NetworkTest {
  /** The hidden values are x + 2y and y - x, the output 3 and 5 times those. */
  private static Network network() {
    Network network = new Network(new int[]{2, 2, 1}, 2, Rows.LOOPS);
    network.weight(0, 0, 0, 1);
    network.weight(0, 1, 0, 2);
    network.weight(0, 0, 1, -1);
    network.weight(0, 1, 1, 1);
    network.weight(1, 0, 0, 3);
    network.weight(1, 1, 0, 5);
    return network;
  }

  private static void set(Network network, int sample, double x, double y) {
    network.inputs(sample)[0] = x;
    network.inputs(sample)[1] = y;
  }

  /** (1, 2): 5 and 1, 3 x 5 + 5 x 1 = 20. (2, 1): 4 and -1, which becomes 0, 3 x 4 = 12. */
  @Test
  void addsWeightedInputsAndCutsNegativeOnesInBetween() {
    Network network = network();
    set(network, 0, 1, 2);
    set(network, 1, 2, 1);
    network.run();
    assertThat(network.outputs(0)).containsExactly(20);
    assertThat(network.outputs(1)).containsExactly(12);
  }

  /** (-1, -1): -3, which becomes 0, and 0. */
  @Test
  void runsAfresh() {
    Network network = network();
    set(network, 0, 1, 2);
    network.run();
    set(network, 0, -1, -1);
    network.run();
    assertThat(network.outputs(0)).containsExactly(0);
  }

  @Test
  void outputsMayBeNegative() {
    Network network = new Network(new int[]{1, 1}, 1, Rows.LOOPS);
    network.weight(0, 0, 0, -1);
    network.inputs(0)[0] = 2;
    network.run();
    assertThat(network.outputs(0)).containsExactly(-2);
  }

  @Test
  void vectorsAddTheSameToTheLastBit() {
    // Every length around the multiples of 2, 4 and 8 doubles, so that each kind of machine has a rest.
    for (int length = 0; length <= 20; length++) {
      double[] weights = new double[length];
      double[] loops = new double[length];
      double[] vectors = new double[length];
      for (int i = 0; i < length; i++) {
        weights[i] = (i * 37 % 11 - 5) / 1000.0;
        loops[i] = i / 127.0;
        vectors[i] = i / 127.0;
      }
      Rows.LOOPS.add(weights, 0.3, loops);
      new VectorRows().add(weights, 0.3, vectors);
      assertThat(vectors).isEqualTo(loops);
    }
  }
}
