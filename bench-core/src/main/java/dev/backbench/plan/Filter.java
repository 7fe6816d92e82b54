package dev.backbench.plan;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Workload;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Glob;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Chooses cells by suite, by glob and by contender; a filter that chooses nothing is a mistake and refused. */
final class Filter {
  private final Selection selection;
  private final List<Workload> workloads;
  private final List<String> problems;

  private Filter(Selection selection, List<Workload> workloads, List<String> problems) {
    this.selection = selection;
    this.workloads = workloads;
    this.problems = problems;
  }

  /** The chosen cells, in the order of the workloads. */
  static List<PlannedCell> choose(List<Workload> workloads, Selection selection) throws BadInputException {
    Set<String> suites = new TreeSet<>(ids(workloads, Workload::suite));
    List<String> problems = new ArrayList<>();
    selection.suites().stream().filter(suite -> !suites.contains(suite)).sorted().forEach(
        suite -> problems.add("--suite: expected one of %s, got %s. %s".formatted(String.join(", ", suites),
            Quoted.of(suite), Nearest.hint(suite, suites))));
    // With a misspelt suite the other filters are judged as if it had not been given, or all would match nothing.
    boolean all = selection.suites().isEmpty() || !problems.isEmpty();
    List<Workload> chosen = workloads.stream().filter(workload -> all || selection.suites().contains(workload.suite()))
        .toList();
    return new Filter(selection, chosen, problems).choose();
  }

  private List<PlannedCell> choose() throws BadInputException {
    List<PlannedCell> cells = cells(selection.profile());
    check("--only", selection.only(), cells, Filter::matchesOnly, Filter::onlyIds);
    check("--contender", selection.contenders(), cells, (glob, cell) -> glob.matches(cell.contender().id()),
        all -> ids(all, cell -> cell.contender().id()));
    List<PlannedCell> chosen = cells.stream().filter(cell -> any(selection.only(), cell, Filter::matchesOnly))
        .filter(cell -> any(selection.contenders(), cell, (glob, one) -> glob.matches(one.contender().id()))).toList();
    if (problems.isEmpty() && chosen.isEmpty()) {
      problems.add("plan: expected at least one cell of profile %s, got none: no cell matches all filters. Run: plan"
          .formatted(selection.profile().id()));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return chosen;
  }

  private List<PlannedCell> cells(Profile profile) {
    return workloads.stream().flatMap(workload -> Matrix.of(workload, profile, selection::cpusOf).stream())
        .filter(cell -> !profile.quickOnly() || asked() || headline(cell))
        .filter(cell -> selection.cells().isEmpty()
            || selection.cells().stream().anyMatch(wanted -> wanted.matches(cell.cell())))
        .toList();
  }

  /** Whether somebody named what to measure: then the few of the ten-minute run are not meant. */
  private boolean asked() {
    return !selection.only().isEmpty() || !selection.contenders().isEmpty();
  }

  private static boolean headline(PlannedCell cell) {
    return !(cell.contender().arm() instanceof Arm.Service service) || service.headline();
  }

  private void check(String option, List<String> globs, List<PlannedCell> cells, BiPredicate<Glob, PlannedCell> matches,
      Function<List<PlannedCell>, Set<String>> ids) {
    for (String text : globs) {
      Glob glob = Glob.of(text);
      if (cells.stream().anyMatch(cell -> matches.test(glob, cell))) {
        continue;
      }
      List<PlannedCell> all = cells(Profile.STANDARD);
      boolean elsewhere = all.stream().anyMatch(cell -> matches.test(glob, cell));
      problems.add("%s: expected a pattern that matches something, got %s. %s".formatted(option, Quoted.of(text),
          elsewhere
              ? "It matches only what profile %s leaves out; use --profile standard."
                  .formatted(selection.profile().id())
              : Nearest.hint(text, ids.apply(all))));
    }
  }

  private static boolean any(List<String> globs, PlannedCell cell, BiPredicate<Glob, PlannedCell> matches) {
    return globs.isEmpty() || globs.stream().anyMatch(glob -> matches.test(Glob.of(glob), cell));
  }

  private static boolean matchesOnly(Glob glob, PlannedCell cell) {
    return glob.matches(cell.workload().id()) || glob.matches(cell.cell().id());
  }

  private static Set<String> onlyIds(List<PlannedCell> cells) {
    return ids(cells, cell -> cell.workload().id());
  }

  private static <T> Set<String> ids(List<T> values, Function<T, String> id) {
    Set<String> ids = new LinkedHashSet<>();
    values.forEach(value -> ids.add(id.apply(value)));
    return ids;
  }
}
