package dev.backbench.cli;

import dev.backbench.render.Explanations;
import dev.backbench.render.Table;
import dev.backbench.render.Table.Column;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The page of a code. */
@Command(name = "explain", description = "What a warning code, a status or a stamp means, and what to do about it.")
final class ExplainCommand extends Action {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "CODE", description = "for instance W101 or SUSPECT; none lists all")
  private String code = "";

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    if (!code.isEmpty() && Explanations.page(code).isEmpty()) {
      problems.add("explain: no page %s. %s".formatted(Quoted.of(code), Nearest.hint(code, Explanations.codes())));
    }
  }

  @Override
  int act() {
    console.out().print(Explanations.page(code).orElseGet(this::all));
    return ExitCode.DONE;
  }

  private String all() {
    Table table = new Table(List.of(Column.left("code"), Column.name("meaning")));
    Explanations.codes()
        .forEach(each -> table.row(each, Explanations.title(each).replaceFirst("^" + each + ": ", "")));
    return table.text(console.layout(), 0);
  }
}
