package dev.backbench.cli;

import dev.backbench.render.PlainText;
import dev.backbench.run.Progress;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command line: finds the command, tells problems in one voice, returns the exit code. */
final class Cli {
  private final Console console;
  private final CommandLine line;

  Cli(Services services, Console console, Progress progress) {
    this.console = console;
    this.line = new CommandLine(new Backbench());
    List.of(new ListCommand(services, console), new PlanCommand(services, console),
        new RunCommand(services, console, progress), new ReportCommand(services, console),
        new CompareCommand(services, console), new ClaimsCommand(services, console),
        new GateCommand(services, console), new BaselineCommand(services, console),
        new GateStudyCommand(services, console), new ExplainCommand(console),
        new DoctorCommand(services, console), new LoadCheckCommand(console),
        new CleanCommand(services, console))
        .forEach(line::addSubcommand);
    describe(line);
    line.getSubcommands().values().forEach(Cli::describe);
    // Taken as they come, so that Action can tell every problem at once.
    line.setUnmatchedArgumentsAllowed(true).setUnmatchedOptionsArePositionalParams(false);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(console.layout().colour() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Math.min(console.layout().width(), 120));
    line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, _, _) -> failed(e));
    line.setParameterExceptionHandler((e, _) -> problems(List.of(e.getMessage())));
  }

  private static void describe(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true).version("backbench " + Version.text());
  }

  /** Does what the arguments say and returns the exit code. */
  int run(String... arguments) {
    int code = line.execute(arguments);
    console.out().flush();
    return code;
  }

  private int failed(Exception e) {
    return switch (e) {
      case BadInputException bad -> problems(bad.problems());
      case UnfitException unfit -> {
        say(String.valueOf(unfit.getMessage()));
        yield ExitCode.ENVIRONMENT_UNFIT;
      }
      case IOException disk -> {
        say(String.valueOf(disk.getMessage()));
        yield ExitCode.ENVIRONMENT_UNFIT;
      }
      case UncheckedIOException disk -> {
        say(String.valueOf(disk.getMessage()));
        yield ExitCode.ENVIRONMENT_UNFIT;
      }
      default -> {
        say("bug: " + e + ". Please report it with what follows.");
        e.printStackTrace(console.err());
        yield ExitCode.BUG;
      }
    };
  }

  private int problems(List<String> problems) {
    problems.forEach(this::say);
    return ExitCode.BAD_INPUT;
  }

  private void say(String text) {
    console.err().println(PlainText.clean(text));
  }

  /** The program itself: without a command it says which there are. */
  @Command(name = "bench", description = {"Measures Java, Python and Go backends side by side on this machine.",
      ""}, synopsisSubcommandLabel = "COMMAND", footer = {"",
          "Exit codes: 0 done, 1 bug, 2 bad input, 4 incomplete or invalid,",
          "5 environment unfit, 130/143 interrupted (what was complete is kept)."})
  private final class Backbench extends Action {
    @Override
    void check(List<String> problems) {
      Set<String> commands = line.getSubcommands().keySet();
      List<String> given = line.getUnmatchedArguments();
      if (!given.isEmpty() && !given.getFirst().startsWith("-")) {
        problems.clear();
        problems.add("bench: no command %s. %s".formatted(Quoted.of(given.getFirst()),
            Nearest.hint(given.getFirst(), commands)));
      }
    }

    @Override
    int act() {
      line.usage(line.getErr());
      return ExitCode.BAD_INPUT;
    }
  }
}
