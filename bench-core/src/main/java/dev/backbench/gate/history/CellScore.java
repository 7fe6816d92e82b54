package dev.backbench.gate.history;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one session measured of one cell.
 *
 * @param cell its id
 * @param logScore mean over forks of the natural logarithm of their scores, turned round where smaller is better: larger is
 *     better throughout
 * @param forkDeviation standard deviation of those logarithms; 0 for a single fork
 * @param forks how many, at least 1
 * @param jar SHA-256 of the jar that holds the benchmark, hexadecimal; empty for what no jar holds or no gate can pair
 * @param conditions name to value: what a fork ran on, such as collector and runtime; only equal ones are compared
 */
public record CellScore(String cell, double logScore, double forkDeviation, int forks, Optional<String> jar,
    SortedMap<String, String> conditions) {
  private static final int SHA256_DIGITS = 64;

  /** Copies the map; refuses what no forks can yield, NaN too. */
  public CellScore {
    requireNonNull(cell, "cell");
    requireNonNull(jar, "jar");
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
    if (!jar.orElse("0".repeat(SHA256_DIGITS)).matches("[0-9a-f]{" + SHA256_DIGITS + "}")) {
      throw new IllegalArgumentException("jar of %s: expected a SHA-256 in hexadecimal, got %s".formatted(cell, jar));
    }
    if (!Double.isFinite(logScore) || !(forkDeviation >= 0 && forkDeviation < Double.POSITIVE_INFINITY) || forks < 1) {
      throw new IllegalArgumentException(
          "score of %s: expected a finite logarithm, a deviation >= 0 and forks >= 1, got %s, %s and %d".formatted(cell,
              logScore, forkDeviation, forks));
    }
  }
}
