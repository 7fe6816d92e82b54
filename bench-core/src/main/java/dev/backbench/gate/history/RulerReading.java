package dev.backbench.gate.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What fixed work took in a session: it says whether the machine is as fast as it was. Nothing is ever rescaled by it: a
 * machine that lost 10 % on one ruler loses something else on every benchmark.
 *
 * @param nanosPerStep by the ruler's id, nanoseconds; empty for a session without rulers
 */
public record RulerReading(SortedMap<String, Double> nanosPerStep) {
  /** A session that did not measure any. */
  public static final RulerReading NONE = new RulerReading(new TreeMap<>());
  /** A ruler that moved by more makes two sessions incomparable. */
  private static final double MOST_MOVED = 0.05;

  /** Copies the map; refuses what is no duration. */
  public RulerReading {
    nanosPerStep.forEach((ruler, nanos) -> {
      if (!(nanos > 0 && nanos < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "ruler %s: expected nanoseconds above 0, got %s".formatted(ruler, nanos));
      }
    });
    nanosPerStep = Collections.unmodifiableSortedMap(new TreeMap<>(nanosPerStep));
  }

  /**
   * One line for each ruler that makes a later session incomparable with this one: it moved by more than 5 % either way,
   * or only one of the two has it. None means comparable.
   */
  public List<String> moved(RulerReading later) {
    List<String> moved = new ArrayList<>();
    SortedMap<String, Double> all = new TreeMap<>(nanosPerStep);
    all.putAll(later.nanosPerStep);
    for (String ruler : all.keySet()) {
      Double before = nanosPerStep.get(ruler);
      Double after = later.nanosPerStep.get(ruler);
      if (before == null || after == null) {
        moved.add("ruler %s: expected it in both sessions, only the %s has it".formatted(ruler,
            before == null ? "later" : "earlier"));
      } else if (Math.abs(Math.log(after / before)) > Math.log1p(MOST_MOVED)) {
        moved.add(String.format(Locale.ROOT, "ruler %s: expected %.3g ns within 5 %%, got %.3g (%+.1f %%)", ruler,
            before, after, 100 * (after / before - 1)));
      }
    }
    return moved;
  }
}
