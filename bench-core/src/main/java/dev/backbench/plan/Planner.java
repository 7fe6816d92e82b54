package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what a run measures: pure, but for asking which runtimes there are. */
public final class Planner {
  private final Selection selection;
  private final Runtimes runtimes;
  private final List<PlannedCell> cells = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
  private Duration planned = Duration.ZERO;

  private Planner(Selection selection, Runtimes runtimes) {
    this.selection = selection;
    this.runtimes = runtimes;
  }

  /**
   * Expands workloads to cells, chooses, orders and skips.
   *
   * <p>The headline workload of each suite (the one of the lowest priority number) comes first, then the others by
   * priority, so that a run that is cut short has something of every suite, and of every language, because a sitting is
   * planned or dropped whole. Cells whose sitting does not fit in what is left of the budget are skipped with the reason
   * {@code budget}; a later, shorter sitting may still fit.
   *
   * @throws BadInputException when a filter matches nothing
   */
  public static Plan plan(List<Workload> workloads, Selection selection, Runtimes runtimes) throws BadInputException {
    Planner planner = new Planner(selection, runtimes);
    Map<String, List<PlannedCell>> sittings = new LinkedHashMap<>();
    for (PlannedCell cell : Filter.choose(inPriority(workloads), selection)) {
      sittings.computeIfAbsent(cell.cell().sitting(), _ -> new ArrayList<>()).add(cell);
    }
    sittings.values().forEach(planner::sit);
    return new Plan(selection.profile(), selection.seed(), selection.budget(), planner.cells, planner.skips);
  }

  private static List<Workload> inPriority(List<Workload> workloads) {
    List<Workload> sorted = new ArrayList<>(workloads);
    sorted.sort(Comparator.comparingInt(Workload::priority).thenComparing(Workload::suite).thenComparing(Workload::id));
    Set<String> suites = new HashSet<>();
    List<Workload> headlines = sorted.stream().filter(workload -> suites.add(workload.suite())).toList();
    sorted.removeAll(headlines);
    sorted.addAll(0, headlines);
    return sorted;
  }

  private void sit(List<PlannedCell> sitting) {
    List<PlannedCell> runnable = new ArrayList<>();
    Duration cost = Duration.ZERO;
    for (PlannedCell cell : sitting) {
      switch (runtimes.find(runtime(cell.contender().arm()))) {
        case Runtimes.Found.Absent(String reason) -> skips.add(new Skip(cell.cell(), reason));
        case Runtimes.Found.Present _ -> {
          runnable.add(cell);
          cost = cost.plus(selection.profile().cost(cell));
        }
      }
    }
    if (planned.plus(cost).compareTo(selection.budget()) > 0) {
      runnable.forEach(cell -> skips.add(new Skip(cell.cell(), Skip.BUDGET)));
    } else {
      cells.addAll(runnable);
      planned = planned.plus(cost);
    }
  }

  private static LanguageRuntime runtime(Arm arm) {
    return switch (arm) {
      case Arm.Jmh _ -> LanguageRuntime.JAVA;
      case Arm.Worker worker -> worker.runtime();
      case Arm.Launch launch -> launch.runtime();
      case Arm.Service service -> service.service().runtime();
    };
  }
}
