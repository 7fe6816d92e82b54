package dev.backbench.cpu.riskportfolio;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.ParallelKernelState;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Paths walked by several workers at once. */
public class RiskPortfolioScalingBenchmark extends ParallelKernelState {
  private static final int BATCH = 1_024;

  @Override
  protected KernelSource source() {
    return new RiskPortfolioSource();
  }

  @Override
  protected int batch() {
    return BATCH;
  }

  /** A pool of platform threads. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long platform() throws InterruptedException, ExecutionException {
    return onPlatformThreads();
  }

  /** A virtual thread for each share. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long virtual() throws InterruptedException, ExecutionException {
    return onVirtualThreads();
  }
}
