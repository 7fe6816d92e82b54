package dev.backbench.cpu.mlinference;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** By the Vector API, in vectors of the machine's own length; the same two roundings, so the same sums to the last bit. */
final class VectorRows implements Rows {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  @Override
  public void add(double[] weights, double value, double[] sums) {
    int i = 0;
    for (; i < SPECIES.loopBound(sums.length); i += SPECIES.length()) {
      DoubleVector.fromArray(SPECIES, sums, i).add(DoubleVector.fromArray(SPECIES, weights, i).mul(value))
          .intoArray(sums, i);
    }
    for (; i < sums.length; i++) {
      sums[i] += weights[i] * value;
    }
  }
}
