package dev.backbench.cli;

import dev.backbench.render.Comparison;
import dev.backbench.render.ComparisonText;
import dev.backbench.render.HtmlComparison;
import dev.backbench.result.Report;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two runs side by side. */
@Command(name = "compare", description = "Two or more runs cell by cell; the first is the base.")
final class CompareCommand extends Action {
  private final Services services;
  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "RUN", description = "runs' ids, latest, or report.json files")
  private List<String> runs = new ArrayList<>();

  @Option(names = "--format", paramLabel = "NAME", description = "text (default) or html")
  private String format = "text";

  CompareCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("--format", format, List.of("text", "html"), problems);
    if (runs.size() < 2) {
      problems
          .add("compare: expected at least two runs, got %s. For instance: compare ID latest".formatted(runs.size()));
    }
  }

  @Override
  int act() throws BadInputException, IOException {
    List<Report> reports = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String run : runs) {
      try {
        reports.add(services.report(run));
      } catch (BadInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Comparison comparison = Comparison.of(reports);
    console.out().print(format.equals("html")
        ? HtmlComparison.of(reports)
        : ComparisonText.of(comparison, console.layout()));
    return comparison.refusals().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }
}
