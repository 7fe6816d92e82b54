package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Workload;
import dev.backbench.json.Manifests;
import dev.backbench.json.Services;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Planner;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.Selection;
import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The project's own workloads in a short run. */
final class QuickPlanTest {
  private static final Path ROOT = Path.of(System.getProperty("backbench.root", ".."));
  private static final Runtimes ALL = _ -> new Runtimes.Found.Present(Path.of("/x"), "1");

  @Test
  void fiveMinutesShowEverySuiteAndEveryLanguage() throws BadInputException {
    List<Workload> workloads = Manifests.read(ROOT);
    Plan all = Planner.plan(workloads, Selection.all(Profile.QUICK, List.of(1)), ALL);
    Plan brief = Planner.plan(workloads, new Selection(Profile.QUICK, Set.of(), List.of(), List.of(),
        Duration.ofMinutes(5), 1, List.of(1)), ALL);

    assertThat(shown(brief, Cell::suite)).isEqualTo(shown(all, Cell::suite));
    assertThat(shown(brief, Cell::language)).isEqualTo(shown(all, Cell::language));
    assertThat(brief.estimate()).isLessThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(brief.cells().size() + brief.skips().size()).isEqualTo(all.cells().size());
  }

  @Test
  void fortyMinutesShowEveryServiceAtOnePointAndOneRate() throws BadInputException {
    Set<String> asked = Set.of("http/json", "http/single-row", "http/queries", "http/dashboard");
    Set<String> services = Services.read(ROOT).stream().map(manifest -> manifest.service().id())
        .collect(Collectors.toSet());
    Plan plan = Planner.plan(Manifests.read(ROOT), new Selection(Profile.QUICK, Set.of("io"), List.of("http/*"),
        List.of(), Duration.ofMinutes(40), 1, List.of(1)), ALL);

    for (String workload : asked) {
      for (String each : List.of(workload, workload + "-latency")) {
        assertThat(plan.cells().stream().map(PlannedCell::cell).filter(cell -> cell.workload().equals(each))
            .map(Cell::contender)).as(each).containsExactlyInAnyOrderElementsOf(services);
      }
    }
    assertThat(plan.cells()).allMatch(cell -> Profile.QUICK.forksOf(cell.contender().arm()) == 3);
  }

  private static Set<String> shown(Plan plan, Function<Cell, String> part) {
    return plan.cells().stream().map(planned -> part.apply(planned.cell())).collect(Collectors.toSet());
  }
}
