package dev.backbench.cpu.fraudscore;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.ParallelKernelState;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Transactions scored by several workers at once. */
public class FraudScoreScalingBenchmark extends ParallelKernelState {
  private static final int BATCH = 16_384;

  @Override
  protected KernelSource source() {
    return new FraudScoreSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("patterns", "32");
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
