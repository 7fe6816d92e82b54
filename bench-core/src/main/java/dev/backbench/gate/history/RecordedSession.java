package dev.backbench.gate.history;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a run.
 *
 * @param run its id
 * @param profile its profile's id
 * @param rulers what fixed work took
 * @param scores of the cells that were measured and verified
 * @param cleared cells of which a paired run found afterwards that they are no slower than the baseline's jar
 */
public record RecordedSession(String run, String profile, RulerReading rulers, List<CellScore> scores,
    Set<String> cleared) {
  /** Copies the collections. */
  public RecordedSession {
    requireNonNull(run, "run");
    requireNonNull(profile, "profile");
    requireNonNull(rulers, "rulers");
    scores = List.copyOf(scores);
    cleared = Set.copyOf(cleared);
  }

  /** That cell's score; empty when it has none. */
  public Optional<CellScore> score(String cell) {
    return scores.stream().filter(each -> each.cell().equals(cell)).findFirst();
  }
}
