package dev.backbench.gate.history;

import dev.backbench.stats.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of one cell that its baseline stands for: the one that was accepted, and later ones of the same profile
 * that were not suspect. Used by one thread.
 */
final class Segment {
  /** What sessions of a machine differ by, as long as it has few: 2 %, which counts as four sessions. */
  private static final double DEFAULT_RUN_DEVIATION = 0.02;
  private static final int DEFAULT_WEIGHT = 4;
  /** Forks that agree by luck do not make the next one suspect: half a percent at least, as {@code stats} has it. */
  private static final double LEAST_FORK_DEVIATION = 0.005;

  private final List<CellScore> scores = new ArrayList<>();

  Segment(CellScore first) {
    scores.add(first);
  }

  void add(CellScore score) {
    scores.add(score);
  }

  int sessions() {
    return scores.size();
  }

  /** The middle of the sessions' log scores. */
  double median() {
    return Moments.median(scores.stream().mapToDouble(CellScore::logScore).toArray());
  }

  /**
   * How far below the median a score is, in standard deviations of what a new session would differ by:
   * {@code z = (median - x) / sqrt(s2_run (1 + 1/n) + s2_fork / n_new)}.
   */
  double z(CellScore score) {
    double n = scores.size();
    return (median() - score.logScore()) / Math.sqrt(runVariance() * (1 + 1 / n) + forkVariance() / score.forks());
  }

  /** Around the median; what forks contribute to it is left in, which makes suspicion slower, not quicker. */
  private double runVariance() {
    double median = median();
    double squares = scores.stream().mapToDouble(each -> (each.logScore() - median) * (each.logScore() - median)).sum();
    return (DEFAULT_WEIGHT * DEFAULT_RUN_DEVIATION * DEFAULT_RUN_DEVIATION + squares)
        / (DEFAULT_WEIGHT + scores.size() - 1);
  }

  /** Pooled over the sessions, each weighed by its degrees of freedom. */
  private double forkVariance() {
    double squares = scores.stream()
        .mapToDouble(each -> (each.forks() - 1) * each.forkDeviation() * each.forkDeviation()).sum();
    int freedom = scores.stream().mapToInt(each -> each.forks() - 1).sum();
    double least = LEAST_FORK_DEVIATION * LEAST_FORK_DEVIATION;
    return freedom == 0 ? least : Math.max(least, squares / freedom);
  }
}
