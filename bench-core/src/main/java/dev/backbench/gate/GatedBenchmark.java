package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.unit.Better;

/**
 * A benchmark that exists in both builds.
 *
 * @param id its name with its parameters, as reports show it
 * @param better direction of its score: HIGHER for throughput, LOWER for times
 * @param threads that measure at once, at least 1
 * @param control whether both arms are the same build: it calibrates the gate and has no say in the verdict
 */
public record GatedBenchmark(String id, Better better, int threads, boolean control) {
  /** Refuses a benchmark without name or thread. */
  public GatedBenchmark {
    requireNonNull(better, "better");
    if (id.isBlank() || threads < 1) {
      throw new IllegalArgumentException(
          "gated benchmark: expected a name and threads >= 1, got \"%s\" and %d".formatted(id, threads));
    }
  }
}
