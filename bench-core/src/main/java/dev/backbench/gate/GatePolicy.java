package dev.backbench.gate;

import dev.backbench.unit.Glob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people agreed on for single benchmarks: other thresholds, and which are let off for a while.
 *
 * @param thresholds the last that matches a benchmark counts
 * @param waivers at most one for a benchmark
 */
public record GatePolicy(List<Threshold> thresholds, List<Waiver> waivers) {
  /** Nothing was agreed on. */
  public static final GatePolicy NONE = new GatePolicy(List.of(), List.of());

  /** Copies the lists. */
  public GatePolicy {
    thresholds = List.copyOf(thresholds);
    waivers = List.copyOf(waivers);
  }

  /**
   * How large a slowdown matters for some benchmarks.
   *
   * @param benchmarks their ids
   * @param tolerance instead of the settings'
   */
  public record Threshold(Glob benchmarks, Tolerance tolerance) {}

  /**
   * A benchmark that has no say in the verdict, whether it is slower or gone.
   *
   * @param benchmark its id
   * @param reason why
   * @param expires the last day on which it holds
   */
  public record Waiver(String benchmark, String reason, LocalDate expires) {
    /** Whether it still holds on that day. */
    public boolean holds(LocalDate today) {
      return !today.isAfter(expires);
    }
  }

  /** The tolerances of those benchmarks that have one of their own, by id. */
  public Map<String, Tolerance> tolerances(Collection<String> ids) {
    Map<String, Tolerance> tolerances = new HashMap<>();
    for (Threshold threshold : thresholds) {
      ids.stream().filter(threshold.benchmarks::matches).forEach(id -> tolerances.put(id, threshold.tolerance));
    }
    return tolerances;
  }

  /** The waiver of that benchmark which holds on that day. */
  public Optional<Waiver> waiver(String id, LocalDate today) {
    return waivers.stream().filter(waiver -> waiver.benchmark.equals(id) && waiver.holds(today)).findFirst();
  }

  /** One line for each part that has no effect: a waiver that ran out, and whatever matches no benchmark. */
  public List<String> idle(Collection<String> ids, LocalDate today) {
    List<String> idle = new ArrayList<>();
    for (Waiver waiver : waivers) {
      if (!ids.contains(waiver.benchmark)) {
        idle.add("waiver of %s: there is no such benchmark. Remove it.".formatted(waiver.benchmark));
      } else if (!waiver.holds(today)) {
        idle.add("waiver of %s: it ran out on %s and counts no more (%s)".formatted(waiver.benchmark, waiver.expires,
            waiver.reason));
      }
    }
    for (Threshold threshold : thresholds) {
      if (ids.stream().noneMatch(threshold.benchmarks::matches)) {
        idle.add("threshold of %s: it matches no benchmark. Mend or remove it.".formatted(threshold.benchmarks.text()));
      }
    }
    return idle;
  }
}
