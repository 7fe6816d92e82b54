package dev.backbench.cli;

import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.history.Baseline;
import dev.backbench.gate.history.SuspicionReport;
import dev.backbench.render.BaselineText;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Durations;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is normal here, and does a run look slower than that? */
@Command(name = "baseline", description = "Keeps what is normal on this machine, and holds runs against it.", footer = {
    "",
    "save    makes a run the baseline, in results/baselines; it must be VALID, whole and of this machine",
    "accept  takes the levels of a run into the baseline, for a reason: a change that was meant",
    "show    prints it",
    "check   names the cells of a run that look slower, and measures them side by side with the baseline's jar",
    "A stored number never fails anything: only the paired run does. docs/gate.md says more.",
    "Exit codes of check: 0 nothing confirmed, 3 confirmed, 6 inconclusive, 5 incomparable, 4 nothing compared."})
final class BaselineCommand extends Action {
  private static final String SAVE = "save";
  private static final String ACCEPT = "accept";
  private static final String SHOW = "show";
  private static final String CHECK = "check";

  private final Services services;
  private final Console console;

  @Parameters(index = "0", arity = "0..1", paramLabel = "ACTION", description = "save, accept, show or check")
  private String action = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "RUN", description = "a run's id, or latest (default)")
  private String run = "latest";

  @Option(names = "--only", paramLabel = "REGEX", description = "accept: only cells whose id contains a match")
  private String only = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "accept: why the new level is right")
  private String reason = "";

  @Option(names = "--preset", paramLabel = "ID", description = "check: of the paired run (default: pr)")
  private String preset = "";

  @Option(names = "--budget", paramLabel = "TIME", description = "check: of each paired session, as gate's")
  private String budget = "";

  BaselineCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    oneOf("baseline", action, List.of(SAVE, ACCEPT, SHOW, CHECK), problems);
    belongs("--only", only, ACCEPT, problems);
    belongs("--reason", reason, ACCEPT, problems);
    belongs("--preset", preset, CHECK, problems);
    belongs("--budget", budget, CHECK, problems);
    if (action.equals(ACCEPT) && reason.isBlank()) {
      problems.add("--reason: expected why the new level is right, got none. Say it: it stands in the baseline.");
    }
    if (!preset.isEmpty()) {
      oneOf("--preset", preset, GateSettings.presets().stream().map(GateSettings::preset).toList(), problems);
    }
    try {
      Pattern.compile(only);
    } catch (PatternSyntaxException e) {
      problems.add("--only: expected a regular expression, got %s: %s.".formatted(Quoted.of(only), e.getDescription()));
    }
    try {
      budget();
    } catch (IllegalArgumentException e) {
      problems.add("--budget: expected a whole number above 0 and ms, s, m or h, got %s. For instance 10m."
          .formatted(Quoted.of(budget)));
    }
  }

  private void belongs(String option, String value, String owner, List<String> problems) {
    if (!value.isEmpty() && !action.equals(owner)) {
      problems.add("%s: expected it with %s only, got it with %s. Leave it out.".formatted(option, owner,
          Quoted.of(action)));
    }
  }

  @Override
  int act() throws BadInputException, UnfitException, IOException {
    BaselineBook book = services.baselines();
    return switch (action) {
      case SAVE -> said(book, book.save(run));
      case ACCEPT -> said(book, book.accept(run, Pattern.compile(only), reason));
      case SHOW -> said(book, book.read());
      default -> checked(book);
    };
  }

  private int said(BaselineBook book, Baseline baseline) {
    console.out().print(BaselineText.of(baseline, book::kept, console.layout()));
    return ExitCode.DONE;
  }

  private int checked(BaselineBook book) throws BadInputException, UnfitException, IOException {
    GateTable table = new GateTable(console);
    GateSettings settings = GateSettings.byPreset(preset).orElse(GateSettings.PR);
    GateRequest paired = new GateRequest("", "", List.of(), settings, GatePolicy.NONE, "", budget(),
        services.freshSeed(), true);
    SuspicionReport report = book.check(run, paired, new GateSession.Progress(table, table::say));
    console.out().print(BaselineText.of(report, console.layout()));
    return report.exitCode();
  }

  private Duration budget() {
    Duration parsed = budget.isEmpty() ? GateCommand.UNLIMITED : Durations.parse(budget);
    if (parsed.isZero()) {
      throw new IllegalArgumentException("a budget of nothing");
    }
    return parsed;
  }
}
