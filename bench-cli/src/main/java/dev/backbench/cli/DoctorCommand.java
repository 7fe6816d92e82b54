package dev.backbench.cli;

import dev.backbench.environment.Check;
import dev.backbench.render.Table;
import dev.backbench.render.Table.Cell;
import dev.backbench.render.Table.Column;
import dev.backbench.render.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fit this machine is. */
@Command(name = "doctor", description = "Whether this machine is fit for measuring, and what would make it fitter.")
final class DoctorCommand extends Action {
  private final Services services;
  private final Console console;

  @Option(names = "--format", paramLabel = "NAME", description = "text (default) or json")
  private String format = "text";

  DoctorCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("--format", format, List.of("text", "json"), problems);
  }

  @Override
  int act() {
    List<Check> checks = services.examine();
    console.out().print(format.equals("json") ? services.json(document(checks)) : text(checks));
    return checks.stream().anyMatch(check -> check.state() == Check.State.RED)
        ? ExitCode.ENVIRONMENT_UNFIT
        : ExitCode.DONE;
  }

  private String text(List<Check> checks) {
    Table table = new Table(List.of(Column.left(""), Column.left("what"), Column.left("seen"), Column.name("fix")));
    checks.forEach(check -> table.row(List.of(state(check.state()), Cell.of(check.name()), Cell.of(check.seen()),
        Cell.of(check.fix()))));
    return table.text(console.layout(), 0);
  }

  private static Cell state(Check.State state) {
    return switch (state) {
      case GREEN -> new Cell("ok", Tone.GOOD);
      case YELLOW -> new Cell("! less", Tone.CAUTION);
      case RED -> new Cell("X unfit", Tone.BAD);
    };
  }

  private static Map<String, ?> document(List<Check> checks) {
    return Map.of("checks",
        checks.stream().map(check -> Map.of("name", check.name(), "state",
            check.state().name().toLowerCase(Locale.ROOT), "seen", check.seen(), "fix", check.fix())).toList());
  }
}
