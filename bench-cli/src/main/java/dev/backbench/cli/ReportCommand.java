package dev.backbench.cli;

import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A finished run, in another form. */
@Command(name = "report", description = "A finished run as text, html, md, csv, junit, jmh or json.")
final class ReportCommand extends Action {
  private final Services services;
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "a run's id, latest (default), or a report.json")
  private String run = "latest";

  @Option(names = "--format", paramLabel = "NAME", description = "text (default), html, md, csv, junit, jmh or json")
  private String format = "text";

  ReportCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("--format", format, ReportFormat.names(), problems);
  }

  @Override
  int act() throws BadInputException, IOException {
    console.out().print(ReportFormat.of(format).render(services.report(run), services, console));
    return ExitCode.DONE;
  }
}
