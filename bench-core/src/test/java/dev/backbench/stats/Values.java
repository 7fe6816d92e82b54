package dev.backbench.stats;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Arrays of 2 to 40 values, for properties. */
public final class Values {
  private Values() {}

  /** From 0.001 to 10^9: what a score can be. */
  public static final class Scores implements ArbitrarySupplier<double[]> {
    @Override
    public Arbitrary<double[]> get() {
      return Arbitraries.doubles().between(0.001, 1e9).ofScale(3).array(double[].class).ofMinSize(2).ofMaxSize(40);
    }
  }

  /** From 0.5 to 2: the scores of one fork. */
  public static final class Fork implements ArbitrarySupplier<double[]> {
    @Override
    public Arbitrary<double[]> get() {
      return Arbitraries.doubles().between(0.5, 2).ofScale(3).array(double[].class).ofMinSize(2).ofMaxSize(40);
    }
  }

  /** From -1 to 1: what a difference of logarithms can be. */
  public static final class Differences implements ArbitrarySupplier<double[]> {
    @Override
    public Arbitrary<double[]> get() {
      return Arbitraries.doubles().between(-1, 1).ofScale(6).array(double[].class).ofMinSize(2).ofMaxSize(40);
    }
  }
}
