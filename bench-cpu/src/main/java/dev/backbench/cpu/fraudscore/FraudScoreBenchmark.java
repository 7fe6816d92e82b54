package dev.backbench.cpu.fraudscore;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Transactions scored, one after the other. */
public class FraudScoreBenchmark extends KernelState {
  /** Patterns that each transaction is held against. */
  @Param("32")
  public String patterns = "32";

  @Override
  protected KernelSource source() {
    return new FraudScoreSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("patterns", patterns);
  }

  /** Scores the next transaction. */
  @Benchmark
  public long score() {
    return step();
  }
}
