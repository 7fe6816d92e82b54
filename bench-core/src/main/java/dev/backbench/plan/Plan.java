package dev.backbench.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run will measure, decided before anything runs.
 *
 * @param profile how much of it
 * @param seed of every random order in the run
 * @param budget after which no new fork starts; the rest is skipped, which is no error
 * @param cells in priority order, distinct ids
 * @param skips cells that will not be measured, with the reason
 */
public record Plan(Profile profile, long seed, Duration budget, List<PlannedCell> cells, List<Skip> skips) {
  private static final Duration LONG = Duration.ofHours(4);

  /** Copies the lists and refuses two cells with one id. */
  public Plan {
    requireNonNull(profile, "profile");
    requireNonNull(budget, "budget");
    cells = List.copyOf(cells);
    skips = List.copyOf(skips);
    Set<String> ids = new HashSet<>();
    cells.forEach(cell -> refuseTwice(ids, cell.cell().id()));
    skips.forEach(skip -> refuseTwice(ids, skip.cell().id()));
  }

  /** What the whole run is expected to take: cells x forks x their cost; the least when the profile is adaptive. */
  public Duration estimate() {
    return cells.stream().map(profile::cost).reduce(Duration.ZERO, Duration::plus);
  }

  /** Whether a person should be asked before it starts. */
  public boolean takesLong() {
    return estimate().compareTo(LONG) > 0;
  }

  private static void refuseTwice(Set<String> ids, String id) {
    if (!ids.add(id)) {
      throw new IllegalArgumentException("plan: expected distinct cells, got \"%s\" twice".formatted(id));
    }
  }
}
