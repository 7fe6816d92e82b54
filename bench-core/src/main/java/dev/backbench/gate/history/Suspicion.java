package dev.backbench.gate.history;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a session makes suspect, held against the baseline and the sessions since.
 *
 * @param suspects cells below what sessions differ by, in the order of the session
 * @param compared how many cells were held against a mark
 * @param incomparable why nothing was compared: rulers that moved; empty when something could be
 * @param notes cells that have no comparable mark, and why
 */
public record Suspicion(List<Suspect> suspects, int compared, List<String> incomparable, List<String> notes) {
  private static final double LEVEL = 0.05;

  /** Copies the lists. */
  public Suspicion {
    suspects = List.copyOf(suspects);
    incomparable = List.copyOf(incomparable);
    notes = List.copyOf(notes);
  }

  /**
   * A cell that looks slower.
   *
   * @param mark what it was held against
   * @param score what it scored now
   * @param slowdown against the segment's median: 0.04 is 4 % less of what is better when larger
   * @param p one-sided, of a session as slow as this without a change
   * @param inARow how many sessions in a row were suspect, this one included
   */
  public record Suspect(Baseline.Mark mark, CellScore score, double slowdown, double p, int inARow) {
    /** Refuses nulls. */
    public Suspect {
      requireNonNull(mark, "mark");
      requireNonNull(score, "score");
    }
  }

  /**
   * Judges a session.
   *
   * @param history sessions on the same class of machines, oldest first; those before a cell's mark do not count, nor does
   *     the judged session itself
   * @param now the session that is judged
   */
  public static Suspicion of(Baseline baseline, List<RecordedSession> history, RecordedSession now) {
    List<String> moved = baseline.rulers().moved(now.rulers());
    if (!moved.isEmpty()) {
      return new Suspicion(List.of(), 0, moved, List.of());
    }
    List<RecordedSession> comparable = history.stream().filter(each -> !each.run().equals(now.run())
        && baseline.rulers().moved(each.rulers()).isEmpty()).toList();
    List<Suspect> suspects = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int compared = 0;
    for (CellScore score : now.scores()) {
      Optional<Baseline.Mark> mark = baseline.mark(score.cell());
      List<String> differences = mark.map(each -> differences(each.score(), score)).orElse(List.of());
      if (mark.isEmpty()) {
        notes.add(score.cell() + ": the baseline does not have it");
      } else if (!differences.isEmpty()) {
        notes.add(score.cell() + ": not compared, " + String.join("; ", differences));
      } else {
        compared++;
        judge(mark.get(), comparable, score).ifPresent(suspects::add);
      }
    }
    return new Suspicion(suspects, compared, List.of(), notes);
  }

  /** Follows the cell through the sessions since its mark; run ids sort by time. */
  private static Optional<Suspect> judge(Baseline.Mark mark, List<RecordedSession> history, CellScore now) {
    Segment segment = new Segment(mark.score());
    int inARow = 0;
    for (RecordedSession session : history) {
      Optional<CellScore> score = session.score(now.cell())
          .filter(each -> session.run().compareTo(mark.run()) > 0 && differences(mark.score(), each).isEmpty());
      if (score.isEmpty()) {
        continue;
      }
      if (p(segment, score.get()) < LEVEL && !session.cleared().contains(now.cell())) {
        inARow++;
      } else {
        inARow = 0;
        if (session.profile().equals(mark.profile())) {
          segment.add(score.get());
        }
      }
    }
    double p = p(segment, now);
    return p < LEVEL
        ? Optional.of(new Suspect(mark, now, -Math.expm1(now.logScore() - segment.median()), p, inARow + 1))
        : Optional.empty();
  }

  private static double p(Segment segment, CellScore score) {
    return NormalDistribution.of(0, 1).survivalProbability(segment.z(score));
  }

  private static List<String> differences(CellScore before, CellScore after) {
    return new Fingerprint(new TreeMap<>(before.conditions()))
        .differences(new Fingerprint(new TreeMap<>(after.conditions())));
  }
}
