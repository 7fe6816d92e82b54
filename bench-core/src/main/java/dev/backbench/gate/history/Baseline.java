package dev.backbench.gate.history;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.Fingerprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is agreed to be normal on one class of machines.
 *
 * @param machine the class, with the versions of harness and JMH
 * @param rulers what fixed work took when it was saved
 * @param marks one for each cell, by cell id
 */
public record Baseline(Fingerprint machine, RulerReading rulers, List<Mark> marks) {
  /** Copies the list; refuses two marks of one cell. */
  public Baseline {
    requireNonNull(machine, "machine");
    requireNonNull(rulers, "rulers");
    marks = List.copyOf(marks);
    if (marks.stream().map(each -> each.score().cell()).distinct().count() != marks.size()) {
      throw new IllegalArgumentException("baseline: expected one mark for each cell, got "
          + marks.stream().map(each -> each.score().cell()).toList());
    }
  }

  /**
   * What one cell is held against.
   *
   * @param run in which it was measured
   * @param profile of that run
   * @param reason why this level was accepted; empty for one that was saved with the whole baseline
   * @param score the level
   */
  public record Mark(String run, String profile, String reason, CellScore score) {
    /** Refuses nulls. */
    public Mark {
      requireNonNull(run, "run");
      requireNonNull(profile, "profile");
      requireNonNull(reason, "reason");
      requireNonNull(score, "score");
    }
  }

  /** All cells of a session. */
  public static Baseline of(Fingerprint machine, RecordedSession session) {
    return new Baseline(machine, session.rulers(), marks(session, session.scores(), ""));
  }

  /** That cell's mark; empty when it has none. */
  public Optional<Mark> mark(String cell) {
    return marks.stream().filter(each -> each.score().cell().equals(cell)).findFirst();
  }

  /**
   * The same with new levels for some cells; those that it did not know are added.
   *
   * @param session where they were measured, on this class of machines
   * @param cells which of its cells
   * @param reason why they are right
   */
  public Baseline accept(RecordedSession session, Set<String> cells, String reason) {
    TreeMap<String, Mark> merged = new TreeMap<>(
        marks.stream().collect(Collectors.toMap(each -> each.score().cell(), each -> each)));
    marks(session, session.scores().stream().filter(each -> cells.contains(each.cell())).toList(), reason)
        .forEach(each -> merged.put(each.score().cell(), each));
    return new Baseline(machine, rulers, List.copyOf(merged.values()));
  }

  private static List<Mark> marks(RecordedSession session, List<CellScore> scores, String reason) {
    return scores.stream().map(each -> new Mark(session.run(), session.profile(), reason, each)).toList();
  }
}
