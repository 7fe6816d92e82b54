package dev.backbench.cli;

import dev.backbench.contract.Workload;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Selection;
import dev.backbench.render.Table;
import dev.backbench.render.Table.Column;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run would do. */
@Command(name = "plan", description = "What run would measure, how long it would take, what it would skip and why.")
final class PlanCommand extends Action {
  private final Services services;
  private final Console console;

  @Mixin
  private SelectionOptions options = new SelectionOptions();

  @Option(names = "--format", paramLabel = "NAME", description = "text (default) or json")
  private String format = "text";

  private List<Workload> workloads = List.of();
  private @Nullable Selection selection;

  PlanCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) throws BadInputException {
    oneOf("--format", format, List.of("text", "json"), problems);
    workloads = services.workloads();
    selection = options.check(suites(workloads), services, problems);
  }

  @Override
  int act() throws BadInputException, IOException {
    Plan plan = services.plan(workloads, java.util.Objects.requireNonNull(selection, "checked before"));
    String source = services.learnt(plan.profile()).source(plan);
    console.out().print(format.equals("json") ? services.json(document(plan, source)) : text(plan, source));
    return ExitCode.DONE;
  }

  static java.util.Set<String> suites(List<Workload> workloads) {
    return workloads.stream().map(Workload::suite).collect(Collectors.toSet());
  }

  private String text(Plan plan, String source) {
    StringBuilder out = new StringBuilder();
    Table cells = new Table(List.of(Column.name("cell"), Column.right("forks"), Column.right("about")));
    for (PlannedCell cell : plan.cells()) {
      cells.row(cell.cell().id(), String.valueOf(plan.profile().forksOf(cell.contender().arm())),
          Words.of(plan.profile().cost(cell)));
    }
    out.append(cells.text(console.layout(), 0));
    if (!plan.skips().isEmpty()) {
      out.append('\n');
      Table skips = new Table(List.of(Column.name("skipped"), Column.left("why")));
      plan.skips().forEach(skip -> skips.row(skip.cell().id(), skip.reason()));
      out.append(skips.text(console.layout(), 0));
    }
    return out.append(
        "\n%s in about %s, %s skipped; profile %s, seed %s\ntimes are %s\n".formatted(
            Words.count(plan.cells().size(), "cell"), Words.of(plan.estimate()), plan.skips().size(),
            plan.profile().id(), plan.seed(), source))
        .toString();
  }

  private static Map<String, ?> document(Plan plan, String source) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("profile", plan.profile().id());
    document.put("seed", plan.seed());
    document.put("duration_ns", plan.estimate().toNanos());
    document.put("duration_source", source);
    document.put("cells", plan.cells().stream().map(cell -> {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", cell.cell().id());
      item.put("suite", cell.cell().suite());
      item.put("forks", plan.profile().forksOf(cell.contender().arm()));
      item.put("duration_ns", plan.profile().cost(cell).toNanos());
      return item;
    }).toList());
    document.put("skips",
        plan.skips().stream().map(skip -> Map.of("id", skip.cell().id(), "reason", skip.reason())).toList());
    return document;
  }
}
