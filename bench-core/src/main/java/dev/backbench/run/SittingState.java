package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How far a sitting has come. */
final class SittingState {
  private final Profile profile;
  private final List<CellState> cells = new ArrayList<>();
  private int round;
  private boolean dropped;
  private long measuredNanos;
  private int measuredForks;

  SittingState(Profile profile) {
    this.profile = profile;
  }

  void add(PlannedCell cell) {
    cells.add(new CellState(cell, profile));
  }

  List<CellState> cells() {
    return List.copyOf(cells);
  }

  /** The next round's number. */
  int round() {
    return round;
  }

  boolean live() {
    return !dropped && !liveCells().isEmpty();
  }

  List<CellState> liveCells() {
    return cells.stream().filter(CellState::live).toList();
  }

  /** The budget has no room for the rest of it. */
  void drop() {
    dropped = true;
  }

  /** Takes over the complete rounds of an earlier sitting; forks of a round that lacks one are measured again. */
  void restore(Collection<ForkResult> earlier) {
    while (!liveCells().isEmpty()) {
      List<CellState> expected = liveCells();
      List<ForkResult> found = new ArrayList<>();
      for (CellState cell : expected) {
        earlier.stream().filter(fork -> fork.round() == round && fork.cell().equals(cell.planned().cell().id()))
            .reduce((_, newest) -> newest).ifPresent(found::add);
      }
      if (found.size() < expected.size()) {
        return;
      }
      for (int i = 0; i < found.size(); i++) {
        expected.get(i).add(found.get(i));
      }
      roundEnded(found);
    }
  }

  void roundEnded(List<ForkResult> forks) {
    round++;
    measuredForks += forks.size();
    measuredNanos += forks.stream().mapToLong(ForkResult::offsetNanos).min().stream()
        .map(first -> forks.stream().mapToLong(fork -> fork.offsetNanos() + fork.elapsedNanos()).max().orElse(first)
            - first)
        .sum();
  }

  /** Expected nanoseconds until every live cell has the least number of forks that it wants. */
  long remainingNanos() {
    long nanos = 0;
    for (CellState cell : liveCells()) {
      long fork = measuredForks > 0 ? measuredNanos / measuredForks : cell.planned().forkCost().toNanos();
      nanos += fork * Math.max(1, cell.wanted() - cell.forks().size());
    }
    return nanos;
  }
}
