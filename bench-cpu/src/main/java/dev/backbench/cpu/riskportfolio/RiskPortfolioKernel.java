package dev.backbench.cpu.riskportfolio;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.util.Arrays;

/**
 * Walks paths. The order of all floating-point operations is part of the contract: Java evaluates a product and a sum with
 * two roundings unless {@link Math#fma} is asked for.
 */
final class RiskPortfolioKernel implements Kernel {
  private static final int ASSET_BYTES = 16;
  /** A step is a trading day. */
  private static final double STEP_YEARS = 1.0 / 252.0;
  /** What an asset shares with the market, and what is its own: a correlation of 0.3 between any two. */
  private static final double COMMON = Math.sqrt(0.3);
  private static final double OWN = Math.sqrt(0.7);

  /** One element per asset; growth and scale are drift and volatility of a step. */
  private final double[] spot;
  private final double[] position;
  private final double[] growth;
  private final double[] scale;
  private final long[] seeds;
  /** The market's share of each step of the present path. */
  private final double[] market;
  private int next;

  /** Reads everything behind the beginning. */
  RiskPortfolioKernel(InputReader in) throws IOException {
    int assets = in.u32();
    int steps = in.u32();
    in.expect((long) assets * ASSET_BYTES + (long) in.items() * Long.BYTES);
    spot = new double[assets];
    position = new double[assets];
    growth = new double[assets];
    scale = new double[assets];
    for (int i = 0; i < assets; i++) {
      spot[i] = in.u32() / 1000.0;
      scale[i] = in.u32() / 1000.0 * Math.sqrt(STEP_YEARS);
      growth[i] = 1.0 + in.u32() / 1000.0 * STEP_YEARS;
      position[i] = in.u32();
    }
    seeds = new long[in.items()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = in.u64();
    }
    market = new double[steps];
  }

  @Override
  public int items() {
    return seeds.length;
  }

  @Override
  public long step() {
    long cents = cents(seeds[next]);
    next = next + 1 == seeds.length ? 0 : next + 1;
    return cents;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    long[] cents = new long[seeds.length];
    for (int i = 0; i < cents.length; i++) {
      cents[i] = step();
      hash.u64(cents[i]);
    }
    long sum = Arrays.stream(cents).sum();
    Arrays.sort(cents);
    int percent = cents.length / 100;
    for (int i = 0; i < Math.max(1, percent); i++) {
      hash.u64(cents[i]);
    }
    return hash.u64(-cents[cents.length / 20]).u64(-cents[percent]).u64(sum).value();
  }

  /** What the portfolio gains along a path. */
  private long cents(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    for (int t = 0; t < market.length; t++) {
      market[t] = COMMON * random.gauss();
    }
    double gain = 0;
    for (int i = 0; i < spot.length; i++) {
      double price = spot[i];
      for (double common : market) {
        price *= growth[i] + scale[i] * (common + OWN * random.gauss());
      }
      gain += position[i] * (price - spot[i]);
    }
    return (long) Math.floor(gain * 100.0 + 0.5);
  }
}
