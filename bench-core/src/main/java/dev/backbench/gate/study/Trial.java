package dev.backbench.gate.study;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of one gate run, the same for every rule that judges it.
 *
 * @param pairs by benchmark, in order of measurement; a rule takes as many from the front as it likes
 * @param stored what an earlier session measured of the base alone, by benchmark: the base arms of these pairs
 */
public record Trial(Map<GatedBenchmark, List<Pair>> pairs, Map<GatedBenchmark, List<Pair>> stored) {
  /** Copies the maps; refuses a benchmark that is not in both. */
  public Trial {
    if (!pairs.keySet().equals(stored.keySet())) {
      throw new IllegalArgumentException("trial: expected stored pairs of %s, got %s".formatted(pairs.keySet(),
          stored.keySet()));
    }
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
  }
}
