package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

/**
 * Under what pairs were measured.
 *
 * @param name {@code idle}, or what disturbed it, with what was injected: {@code idle, loop 5 %}
 * @param slowdown what the candidates were really made to lose, relative; 0 for identical code
 */
public record Condition(String name, double slowdown) {
  /** Refuses a standstill; written so that NaN fails too. */
  public Condition {
    requireNonNull(name, "name");
    if (!(slowdown >= 0 && slowdown < 1)) {
      throw new IllegalArgumentException(
          "condition %s: expected a slowdown in [0, 1), got %s".formatted(name, slowdown));
    }
  }
}
