package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.gate.GatedBenchmark;
import java.util.Optional;

/**
 * A benchmark that both jars hold, with one value for each of its parameters.
 *
 * @param benchmark as the gate knows it
 * @param arm how both forks are started: the same name, options and flags
 * @param obstacle why it cannot be compared; empty when it can
 */
public record GateCase(GatedBenchmark benchmark, Arm.Jmh arm, Optional<String> obstacle) {
  /** Refuses nulls. */
  public GateCase {
    requireNonNull(benchmark, "benchmark");
    requireNonNull(arm, "arm");
    requireNonNull(obstacle, "obstacle");
  }
}
