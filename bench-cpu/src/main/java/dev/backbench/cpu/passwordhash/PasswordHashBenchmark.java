package dev.backbench.cpu.passwordhash;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Passwords checked, one after the other. */
public class PasswordHashBenchmark extends KernelState {
  /** The binary logarithm of the rounds. */
  @Param("10")
  public String cost = "10";

  @Override
  protected KernelSource source() {
    return new PasswordHashSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("cost", cost);
  }

  /** Checks the password of the next login. */
  @Benchmark
  public long verify() {
    return step();
  }
}
