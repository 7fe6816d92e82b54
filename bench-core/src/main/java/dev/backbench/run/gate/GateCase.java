package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.Arm;
import dev.backbench.gate.GatedBenchmark;
import java.util.Optional;

/**
 * A benchmark that both jars hold, with one value for each of its parameters.
 *
 * @param jars which pair of jars holds it; a fork's suite is named after it
 * @param benchmark as the gate knows it
 * @param arm how both forks are started: the same name, options and flags
 * @param obstacle why it cannot be compared; empty when it can
 */
public record GateCase(String jars, GatedBenchmark benchmark, Arm.Jmh arm, Optional<String> obstacle) {
  /** Refuses nulls. */
  public GateCase {
    requireNonNull(jars, "jars");
    requireNonNull(benchmark, "benchmark");
    requireNonNull(arm, "arm");
    requireNonNull(obstacle, "obstacle");
  }

  /** The same benchmark as a control: its jars are to be the base and a copy of it. */
  public GateCase control(String copies) {
    return new GateCase(copies,
        new GatedBenchmark("A/A " + benchmark.id(), benchmark.better(), benchmark.threads(), true), arm, obstacle);
  }
}
