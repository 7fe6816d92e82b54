package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Workload;
import dev.backbench.json.Manifests;
import dev.backbench.plan.Plan;
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

  private static Set<String> shown(Plan plan, Function<Cell, String> part) {
    return plan.cells().stream().map(planned -> part.apply(planned.cell())).collect(Collectors.toSet());
  }
}
