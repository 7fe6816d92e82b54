package dev.backbench.run;

import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.ForkResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures a plan: round after round over all sittings in random order, so that the forks of one cell are minutes apart
 * and a bad minute hits many cells a little instead of one cell a lot.
 */
public final class Scheduler {
  private final Bench bench;
  private final Plan plan;
  private final ForkSink sink;
  private final Map<String, SittingState> sittings = new LinkedHashMap<>();
  private int sequence;

  /**
   * For a plan of which some forks may be measured already.
   *
   * @param earlier forks of an interrupted run; those of incomplete rounds are measured again
   * @param sink keeps the forks of a round before the next one starts
   */
  public Scheduler(Bench bench, Plan plan, Collection<ForkResult> earlier, ForkSink sink) {
    this.bench = bench;
    this.plan = plan;
    this.sink = sink;
    for (PlannedCell cell : plan.cells()) {
      sittings.computeIfAbsent(cell.cell().sitting(), _ -> new SittingState(bench.profile())).add(cell);
    }
    sittings.values().forEach(sitting -> sitting.restore(earlier));
    this.sequence = earlier.stream().mapToInt(ForkResult::sequence).max().orElse(-1) + 1;
  }

  /**
   * Measures until every cell has what it wants, the budget is spent, or somebody asks to stop.
   *
   * @return how it ended
   * @throws IOException when the sink refuses
   */
  public Ending run() throws IOException {
    SplittableRandom random = new SplittableRandom(plan.seed() + sequence);
    long start = bench.clock().offsetNanos();
    try {
      while (true) {
        List<SittingState> live = live();
        if (live.isEmpty()) {
          return Ending.COMPLETE;
        }
        List<SittingState> pass = new ArrayList<>(live);
        while (!pass.isEmpty()) {
          dropWhatDoesNotFit(plan.budget().toNanos() - (bench.clock().offsetNanos() - start));
          pass.removeIf(sitting -> !sitting.live());
          if (!pass.isEmpty()) {
            round(pass.remove(random.nextInt(pass.size())), random.split());
          }
        }
      }
    } catch (StoppedException e) {
      return Ending.STOPPED;
    }
  }

  /** Every fork so far by cell id, in plan order. */
  public Map<String, List<ForkResult>> forks() {
    Map<String, List<ForkResult>> forks = new LinkedHashMap<>();
    sittings.values()
        .forEach(sitting -> sitting.cells().forEach(cell -> forks.put(cell.planned().cell().id(), cell.forks())));
    return forks;
  }

  private List<SittingState> live() {
    return sittings.values().stream().filter(SittingState::live).toList();
  }

  /** Drops sittings from the least important on until what is left fits; sittings are in priority order. */
  private void dropWhatDoesNotFit(long leftNanos) {
    List<SittingState> live = live();
    long needed = live.stream().mapToLong(SittingState::remainingNanos).sum();
    for (int i = live.size() - 1; i >= 0 && needed > leftNanos; i--) {
      needed -= live.get(i).remainingNanos();
      live.get(i).drop();
    }
  }

  private void round(SittingState sitting, SplittableRandom random) throws StoppedException, IOException {
    List<CellState> cells = sitting.liveCells();
    SittingRound round = new SittingRound(bench, sitting.round(), random);
    List<ForkResult> results = new ArrayList<>();
    for (LiveFork fork : round.run(cells.stream().map(CellState::planned).toList())) {
      results.add(fork.result(sequence++));
    }
    sink.keep(results);
    for (int i = 0; i < results.size(); i++) {
      cells.get(i).add(results.get(i));
      bench.progress().forkEnded(results.get(i));
    }
    sitting.roundEnded(results);
  }

  /** Keeps the forks of a finished round. */
  @FunctionalInterface
  public interface ForkSink {
    /**
     * Called once per round, with all its forks.
     *
     * @throws IOException when they cannot be kept; the run ends
     */
    void keep(List<ForkResult> round) throws IOException;
  }

  /** How a schedule ended. */
  public enum Ending {
    /** Everything was measured, or left out for lack of budget. */
    COMPLETE,
    /** Somebody asked to stop. */
    STOPPED
  }
}
