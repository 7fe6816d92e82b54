package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.result.Status;
import dev.backbench.stats.LogMean;
import java.util.ArrayList;
import java.util.List;

/** How far a cell has come: its forks so far, and whether it wants another. */
final class CellState {
  /**
   * A suspect fork is replaced, judged by what disturbed it and blind to contender and score; but a noisy machine must not
   * make a run endless, nor a choice of many: one in ten, and two for cells of few forks.
   */
  private static final int LEAST_REPLACEMENTS = 2;
  private static final int FORKS_PER_REPLACEMENT = 10;
  /** Forks that agree by luck must not end a cell: each score is taken to be uncertain by 1 %. */
  private static final double SCORE_FLOOR = 0.01;
  private static final double CONFIDENCE = 0.95;

  private final PlannedCell planned;
  private final Profile profile;
  private final List<ForkResult> forks = new ArrayList<>();

  CellState(PlannedCell planned, Profile profile) {
    this.planned = planned;
    this.profile = profile;
  }

  PlannedCell planned() {
    return planned;
  }

  List<ForkResult> forks() {
    return List.copyOf(forks);
  }

  void add(ForkResult fork) {
    forks.add(fork);
  }

  /** How many good forks make the cell complete; for an adaptive profile the least. */
  int wanted() {
    return profile.forksOf(planned.contender().arm());
  }

  /** Whether another fork should be started. A cell with a failed fork can no longer become OK. */
  boolean live() {
    if (failed()) {
      return false;
    }
    int good = count(Status.OK);
    int most = profile.adaptive() ? Math.max(profile.maxForks(), wanted()) : wanted();
    boolean enough = good >= wanted() && !(profile.adaptive() && halfWidth() > profile.target());
    return !enough && good < most && forks.size() < most(good < wanted() ? wanted() : most);
  }

  private static int most(int forks) {
    return forks + Math.max(LEAST_REPLACEMENTS, forks / FORKS_PER_REPLACEMENT);
  }

  /** Whether a fork ended in a way that no further fork can mend. */
  boolean failed() {
    return forks.stream().anyMatch(fork -> fork.status() != Status.OK && fork.status() != Status.SUSPECT);
  }

  int count(Status status) {
    return (int) forks.stream().filter(fork -> fork.status() == status).count();
  }

  /** Relative half-width of the 95 % interval over good forks. */
  double halfWidth() {
    double[] logs = forks.stream().filter(fork -> fork.status() == Status.OK)
        .mapToDouble(fork -> Math.log(ForkScore.of(planned.cell().metric(), fork.measured()))).toArray();
    return LogMean.halfWidth(logs, CONFIDENCE, SCORE_FLOOR);
  }
}
