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

/**
 * Chooses cells by suite, by glob and by contender; a filter that chooses nothing is a mistake and refused. A pattern takes what
 * it matches of the profile's usual cells; one that matches none of them names what is beyond, and gets it.
 */
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
    List<PlannedCell> cells = cells();
    List<PlannedCell> usual = cells.stream().filter(this::usual).toList();
    Named only = new Named(selection.only(), Filter::matchesOnly, usual);
    Named contenders = new Named(selection.contenders(), (glob, cell) -> glob.matches(cell.contender().id()), usual);
    check("--only", only, cells, Filter::onlyIds);
    check("--contender", contenders, cells, all -> ids(all, cell -> cell.contender().id()));
    List<PlannedCell> chosen = cells.stream().filter(only::chooses).filter(contenders::chooses)
        .filter(cell -> asked() ? meant(cell, only, contenders) : usual(cell) && headline(cell)).toList();
    if (problems.isEmpty() && chosen.isEmpty()) {
      problems.add("plan: expected at least one cell of profile %s, got none: no cell matches all filters. Run: plan"
          .formatted(selection.profile().id()));
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return chosen;
  }

  private List<PlannedCell> cells() {
    return workloads.stream()
        .flatMap(workload -> Matrix.of(workload, selection.profile(), selection::cpusOf).stream())
        .filter(cell -> selection.cells().isEmpty()
            || selection.cells().stream().anyMatch(wanted -> wanted.matches(cell.cell())))
        .toList();
  }

  /** Whether somebody named what to measure: then the few of the ten-minute run are not meant. */
  private boolean asked() {
    return !selection.only().isEmpty() || !selection.contenders().isEmpty() || !selection.cells().isEmpty();
  }

  /** What the profile measures by itself. */
  private boolean usual(PlannedCell cell) {
    return usualParameters(cell) && usualContender(cell);
  }

  private boolean usualParameters(PlannedCell cell) {
    return !selection.profile().quickOnly() || cell.workload().quick(cell.cell().parameters());
  }

  private boolean usualContender(PlannedCell cell) {
    return !selection.profile().quickOnly() || cell.contender().quick();
  }

  /** A contender that was named beyond the usual comes with the usual parameters; a cell that was, as it is. */
  private boolean meant(PlannedCell cell, Named only, Named contenders) {
    return only.beyond(cell)
        || (usualParameters(cell) && (usualContender(cell) || contenders.beyond(cell)));
  }

  private static boolean headline(PlannedCell cell) {
    return !(cell.contender().arm() instanceof Arm.Service service) || service.headline();
  }

  private void check(String option, Named named, List<PlannedCell> cells,
      Function<List<PlannedCell>, Set<String>> ids) {
    for (String text : named.idle(cells)) {
      problems.add("%s: expected a pattern that matches something, got %s. %s".formatted(option, Quoted.of(text),
          Nearest.hint(text, ids.apply(cells))));
    }
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

  /** The patterns of one option. */
  private static final class Named {
    private final List<String> globs;
    private final BiPredicate<Glob, PlannedCell> matches;
    private final List<String> beyond;

    Named(List<String> globs, BiPredicate<Glob, PlannedCell> matches, List<PlannedCell> usual) {
      this.globs = globs;
      this.matches = matches;
      this.beyond = idle(usual);
    }

    boolean chooses(PlannedCell cell) {
      return globs.isEmpty() || any(globs, cell);
    }

    /** Whether a pattern that matches nothing usual matches it. */
    boolean beyond(PlannedCell cell) {
      return any(beyond, cell);
    }

    /** Patterns that match none of those. */
    List<String> idle(List<PlannedCell> cells) {
      return globs.stream().filter(glob -> cells.stream().noneMatch(cell -> matches.test(Glob.of(glob), cell)))
          .toList();
    }

    private boolean any(List<String> some, PlannedCell cell) {
      return some.stream().anyMatch(glob -> matches.test(Glob.of(glob), cell));
    }
  }
}
