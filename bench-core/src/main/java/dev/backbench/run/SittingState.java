package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How far a sitting has come, or sittings on the same processes. */
final class SittingState {
  private final Profile profile;
  private final List<CellState> cells = new ArrayList<>();
  private int round;
  private boolean cut;
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
    return !cut && !liveCells().isEmpty();
  }

  /** Of those that are live, for messages. */
  String names() {
    return liveCells().stream().map(cell -> cell.planned().cell().sitting()).distinct()
        .collect(Collectors.joining(" and "));
  }

  List<CellState> liveCells() {
    return cells.stream().filter(CellState::live).toList();
  }

  /** The budget has no room for the rest of it. */
  void cut() {
    cut = true;
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
      roundEnded(found, span(found));
    }
  }

  /** Whether it has forks. */
  boolean begun() {
    return round > 0;
  }

  /** Whether some cell has fewer good forks than the least; otherwise more would only narrow intervals. */
  boolean lacksForks() {
    return liveCells().stream().anyMatch(cell -> cell.count(Status.OK) < cell.wanted());
  }

  /** Whether some cell has had fewer forks than the least, good ones or not. */
  boolean lacksRounds() {
    return liveCells().stream().anyMatch(cell -> cell.forks().size() < cell.wanted());
  }

  /** What its next round is expected to take, by the plan alone. */
  long plannedRoundNanos() {
    return liveCells().stream().mapToLong(cell -> cell.planned().forkCost().toNanos()).sum();
  }

  /** What its rounds took, each in the mean; 0 before the first. */
  long meanRoundNanos() {
    return round == 0 ? 0 : measuredNanos / round;
  }

  /** A round of that length ended. */
  void roundEnded(List<ForkResult> forks, long nanos) {
    round++;
    measuredForks += forks.size();
    measuredNanos += nanos;
  }

  private static long span(List<ForkResult> forks) {
    long first = forks.stream().mapToLong(ForkResult::offsetNanos).min().orElse(0);
    return forks.stream().mapToLong(fork -> fork.offsetNanos() + fork.elapsedNanos()).max().orElse(first) - first;
  }

  /**
   * Expected nanoseconds until every live cell has the least number of forks that it wants: at the pace of its own
   * rounds, or before there is one as planned.
   *
   * @param pace of the run so far, by which plans are corrected
   */
  double remainingNanos(double pace) {
    double nanos = 0;
    for (CellState cell : liveCells()) {
      double fork = measuredForks > 0
          ? (double) measuredNanos / measuredForks
          : cell.planned().forkCost().toNanos() * pace;
      nanos += fork * Math.max(1, cell.wanted() - cell.forks().size());
    }
    return nanos;
  }
}
