package dev.backbench.cpu.riskportfolio;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Paths walked, one after the other. */
public class RiskPortfolioBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new RiskPortfolioSource();
  }

  /** Walks the next path. */
  @Benchmark
  public long path() {
    return step();
  }
}
