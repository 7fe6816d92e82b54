package dev.backbench.cli;

import dev.backbench.gate.study.Condition;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which pairs to record.
 *
 * @param jar of the benchmarks
 * @param only a regular expression: {@link dev.backbench.run.gate.GateCases#matching}
 * @param pairs of each that the pool is to hold, at least 1; what it holds already is not measured again
 * @param antagonist whether a neighbour disturbs them
 * @param injection what makes the candidate slower; empty for identical code
 * @param pool the file to append to
 * @param seed of every random order and of the neighbour
 */
record StudyRequest(Path jar, String only, int pairs, boolean antagonist, Optional<Injection> injection, Path pool,
    long seed) {
  /** What the pool calls it. */
  Condition condition() {
    String name = antagonist ? "antagonist" : "idle";
    return new Condition(injection.map(each -> name + ", " + each.words()).orElse(name),
        injection.map(Injection::slowdown).orElse(0.0));
  }
}
