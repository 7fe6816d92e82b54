package dev.backbench.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What forks took in earlier runs on this machine. Cells that never ran go by constants.
 *
 * @param forkCosts by cell id
 * @param runs how many runs were learnt from
 */
public record LearntCosts(Map<String, Duration> forkCosts, int runs) {
  /** Nothing was learnt. */
  public static final LearntCosts NONE = new LearntCosts(Map.of(), 0);

  /** Copies the map. */
  public LearntCosts {
    forkCosts = Map.copyOf(forkCosts);
  }

  /** What one fork of that cell takes; empty when it never ran. */
  public Optional<Duration> of(String cell) {
    return Optional.ofNullable(forkCosts.get(cell));
  }

  /** Where a plan's costs come from, as the end of a sentence. */
  public String source(Plan plan) {
    long known = plan.cells().stream().filter(cell -> of(cell.cell().id()).isPresent()).count();
    String earlier = runs == 1 ? "an earlier run" : "%d earlier runs".formatted(runs);
    if (known == 0) {
      return "by constants, as no earlier run tells";
    }
    return known == plan.cells().size()
        ? "by " + earlier
        : "%d of %d cells by %s, the others by constants".formatted(known, plan.cells().size(), earlier);
  }

  List<PlannedCell> apply(List<PlannedCell> cells) {
    return cells.stream().map(cell -> of(cell.cell().id()).map(cell::costing).orElse(cell)).toList();
  }
}
