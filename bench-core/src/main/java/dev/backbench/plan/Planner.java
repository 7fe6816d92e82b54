package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what a run measures: pure, but for asking which runtimes there are. */
public final class Planner {
  private static final double GIB = 0x1p30;

  private final Selection selection;
  private final Runtimes runtimes;
  private final List<PlannedCell> cells = new ArrayList<>();
  private final List<Skip> skips = new ArrayList<>();
  private final Set<String> unusual = new HashSet<>();
  private final LearntCosts learnt;
  private final Set<String> processes = new HashSet<>();
  private Duration planned = Duration.ZERO;

  private Planner(Selection selection, Runtimes runtimes, LearntCosts learnt) {
    this.selection = selection;
    this.runtimes = runtimes;
    this.learnt = learnt;
  }

  /**
   * Expands workloads to cells, chooses, orders and skips.
   *
   * <p>The headline workload of each suite (the one of the lowest priority number) comes first, then those that bring
   * their suite another language, then the others by priority, so that a run that is cut short has something of every
   * suite, and of every language in it. A sitting is planned or left out whole: when it does not fit in what is left of
   * the budget, its cells are skipped with the reason {@code budget}; a later, shorter one may still fit.
   *
   * @param learnt what forks took before
   *
   * @throws BadInputException when a filter matches nothing
   */
  public static Plan plan(List<Workload> workloads, Selection selection, Runtimes runtimes, LearntCosts learnt)
      throws BadInputException {
    Planner planner = new Planner(selection, runtimes, learnt);
    Map<String, List<PlannedCell>> sittings = new LinkedHashMap<>();
    for (PlannedCell cell : inPriority(learnt.apply(Filter.choose(workloads, selection)))) {
      sittings.computeIfAbsent(cell.cell().sitting(), _ -> new ArrayList<>()).add(cell);
    }
    sittings.values().forEach(planner::sit);
    return new Plan(selection.profile(), selection.seed(), selection.budget(), planner.cells, planner.skips);
  }

  /** As {@link #plan(List, Selection, Runtimes, LearntCosts)}, with costs by constants. */
  public static Plan plan(List<Workload> workloads, Selection selection, Runtimes runtimes) throws BadInputException {
    return plan(workloads, selection, runtimes, LearntCosts.NONE);
  }

  private static List<PlannedCell> inPriority(List<PlannedCell> cells) {
    List<Workload> sorted = new ArrayList<>(new LinkedHashSet<>(cells.stream().map(PlannedCell::workload).toList()));
    sorted.sort(Comparator.comparingInt(Workload::priority).thenComparing(Workload::suite).thenComparing(Workload::id));
    Set<Workload> ordered = new LinkedHashSet<>();
    Set<String> shown = new HashSet<>();
    sorted.stream().filter(workload -> shown.add(workload.suite())).forEach(ordered::add);
    sorted.stream().filter(workload -> shown.addAll(languages(workload, cells))).forEach(ordered::add);
    ordered.addAll(sorted);
    return ordered.stream().flatMap(workload -> cells.stream().filter(cell -> cell.workload().equals(workload)))
        .toList();
  }

  private static Set<String> languages(Workload workload, List<PlannedCell> cells) {
    return cells.stream().filter(cell -> cell.workload().equals(workload))
        .map(cell -> workload.suite() + "/" + cell.cell().language()).collect(Collectors.toSet());
  }

  private void sit(List<PlannedCell> sitting) {
    List<PlannedCell> runnable = new ArrayList<>();
    Duration cost = Duration.ZERO;
    for (PlannedCell cell : sitting) {
      switch (runtimes.find(runtime(cell.contender().arm()))) {
        case Runtimes.Found.Absent(String reason) -> skip(cell, reason);
        case Runtimes.Found.Present _ when tooLarge(cell) -> skips.add(new Skip(cell.cell(), String.format(Locale.ROOT,
            "needs %.1f GiB of memory, half of this machine's is %.1f GiB", cell.memoryBytes() / GIB,
            runtimes.memoryBytes() / 2.0 / GIB)));
        case Runtimes.Found.Present _ when cell.lacksCpus() -> skips.add(new Skip(cell.cell(),
            "needs %s CPUs, got %d".formatted(cell.cell().parameters().get(Cell.CPUS), cell.cpuCount())));
        case Runtimes.Found.Present _ -> {
          PlannedCell priced = priced(cell);
          runnable.add(priced);
          cost = cost.plus(selection.profile().cost(priced));
        }
      }
    }
    if (planned.plus(cost).compareTo(selection.budget()) > 0) {
      runnable.forEach(cell -> skips.add(new Skip(cell.cell(), Skip.BUDGET)));
    } else {
      cells.addAll(runnable);
      runnable.forEach(cell -> cell.process().ifPresent(processes::add));
      planned = planned.plus(cost);
    }
  }

  /** What was learnt of a cell holds; a constant is for a fork that starts its process itself. */
  private PlannedCell priced(PlannedCell cell) {
    return learnt.of(cell.cell().id()).isEmpty() && cell.process().filter(processes::contains).isPresent()
        ? ForkCost.continuing(cell, selection.profile())
        : cell;
  }

  private boolean tooLarge(PlannedCell cell) {
    return cell.memoryBytes() > runtimes.memoryBytes() / 2;
  }

  /** A language that is missing shows in every cell; an interpreter that few machines have, once in a workload. */
  private void skip(PlannedCell cell, String reason) {
    boolean other = LanguageRuntime.otherPythons().contains(runtime(cell.contender().arm()));
    if (!other || unusual.add(cell.workload().id() + "/" + cell.contender().id())) {
      skips.add(new Skip(cell.cell(), reason));
    }
  }

  private static LanguageRuntime runtime(Arm arm) {
    return switch (arm) {
      case Arm.Jmh _ -> LanguageRuntime.JAVA;
      case Arm.Worker worker -> worker.runtime();
      case Arm.Launch launch -> launch.runtime();
      case Arm.Pgbench _ -> LanguageRuntime.PGBENCH;
      case Arm.Service service -> service.service().runtime();
    };
  }
}
