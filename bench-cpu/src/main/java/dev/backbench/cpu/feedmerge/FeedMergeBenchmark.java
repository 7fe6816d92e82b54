package dev.backbench.cpu.feedmerge;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Feeds put together, one reader after the other. */
public class FeedMergeBenchmark extends KernelState {
  /** Authors that each reader follows. */
  @Param("500")
  public String followees = "500";

  @Override
  protected KernelSource source() {
    return new FeedMergeSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("followees", followees);
  }

  /** Puts the next reader's feed together. */
  @Benchmark
  public long feed() {
    return step();
  }
}
