package dev.backbench.result;

import static java.util.Objects.requireNonNull;

/**
 * A histogram of a fork: latencies, pauses.
 *
 * @param id kebab-case name: {@code response-time}
 * @param unit of the recorded values
 * @param count how many values
 * @param encoded HdrHistogram's compressed V2 encoding, in Base64
 */
public record Distribution(String id, String unit, long count, String encoded) {
  /** Refuses nulls and a negative count. */
  public Distribution {
    requireNonNull(id, "id");
    requireNonNull(unit, "unit");
    requireNonNull(encoded, "encoded");
    if (count < 0) {
      throw new IllegalArgumentException("distribution %s: expected count >= 0, got %d".formatted(id, count));
    }
  }
}
