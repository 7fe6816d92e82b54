package dev.backbench.run;

import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures a plan: round after round over all sittings in random order, so that the forks of one cell are minutes apart
 * and a bad minute hits many cells a little instead of one cell a lot. The first round is in the plan's order: what turns
 * out to have no room is then the least important.
 */
public final class Scheduler {
  private final Bench bench;
  private final Plan plan;
  private final ForkSink sink;
  private final Map<String, SittingState> sittings = new LinkedHashMap<>();
  private final Room room;
  private int sequence;
  private long startNanos;

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
    room = new Room(plan.budget());
    for (PlannedCell cell : plan.cells()) {
      sittings.computeIfAbsent(cell.together(), _ -> new SittingState(bench.profile())).add(cell);
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
    startNanos = bench.clock().offsetNanos();
    try {
      for (List<SittingState> pass = choose(); !pass.isEmpty(); pass = choose()) {
        List<SittingState> waiting = new ArrayList<>(pass);
        while (!waiting.isEmpty()) {
          round(next(waiting, random), random.split());
          waiting.retainAll(choose());
        }
      }
      return Ending.COMPLETE;
    } catch (StoppedException e) {
      return Ending.STOPPED;
    }
  }

  private static SittingState next(List<SittingState> waiting, SplittableRandom random) {
    for (SittingState sitting : waiting) {
      if (!sitting.begun()) {
        waiting.remove(sitting);
        return sitting;
      }
    }
    return waiting.remove(random.nextInt(waiting.size()));
  }

  /** Every fork so far by cell id, in plan order. */
  public Map<String, List<ForkResult>> forks() {
    Map<String, List<ForkResult>> forks = new LinkedHashMap<>();
    sittings.values()
        .forEach(sitting -> sitting.cells().forEach(cell -> forks.put(cell.planned().cell().id(), cell.forks())));
    return forks;
  }

  /** What there is room for now; what had begun and cannot be finished is given up, and said. */
  private List<SittingState> choose() {
    List<SittingState> live = sittings.values().stream().filter(SittingState::live).toList();
    Room.Choice choice = room.choose(live, bench.clock().offsetNanos() - startNanos);
    for (SittingState sitting : choice.cut()) {
      if (sitting.lacksForks()) {
        bench.progress().note(String.format(Locale.ROOT,
            "budget: %s is cut after round %d: its rounds took %.1f s each, %.1f s were planned",
            sitting.names(), sitting.round(), sitting.meanRoundNanos() / 1e9,
            sitting.plannedRoundNanos() / 1e9));
      }
      sitting.cut();
    }
    bench.progress().remaining(choice.time());
    return choice.sittings();
  }

  private void round(SittingState sitting, SplittableRandom random) throws StoppedException, IOException {
    List<CellState> cells = sitting.liveCells();
    long planned = sitting.plannedRoundNanos();
    long start = bench.clock().offsetNanos();
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
    long took = bench.clock().offsetNanos() - start - round.preparedNanos();
    sitting.roundEnded(results, took);
    room.roundEnded(planned, took);
    room.forksEnded(results.size(), Math.toIntExact(results.stream()
        .filter(result -> result.status() == Status.SUSPECT).count()));
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
