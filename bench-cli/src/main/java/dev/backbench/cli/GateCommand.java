package dev.backbench.cli;

import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.Tolerance;
import dev.backbench.json.GatePolicies;
import dev.backbench.render.GateJunit;
import dev.backbench.render.GateText;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Durations;
import dev.backbench.unit.Percents;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Did this change make it slower? */
@Command(name = "gate", description = "Holds benchmarks as they are against benchmarks as they were: did it get slower?", footer = {
    "",
    "A side is a jar of JMH benchmarks, of any project, or a git revision of this one, built once for each tree.",
    "Benchmarks match by name and parameter values. One that only the base has fails the gate.",
    "Forks of both sides live together and measure in turns, until a sequential test decides.",
    "Serial collector and a fixed heap, unless @Fork names others. docs/gate.md says how to read a verdict.",
    "Exit codes: 0 PASS, 3 FAIL, 6 INCONCLUSIVE, 5 INCOMPARABLE or machine unfit,",
    "4 nothing compared, 2 bad input, 130/143 interrupted."})
final class GateCommand extends Action {
  static final Duration UNLIMITED = Duration.ofDays(365);

  private final Services services;
  private final Console console;

  @Option(names = "--base", paramLabel = "JAR|REVISION", description = "the benchmarks as they were")
  private String base = "";

  @Option(names = "--candidate", paramLabel = "JAR|REVISION", description = "the benchmarks as they are now (default: this working tree's, as built)")
  private String candidate = "";

  @Option(names = "--suite", paramLabel = "ID", description = "of revisions: only this suite; may be repeated (default: all that need no database)")
  private List<String> suites = new ArrayList<>();

  @Option(names = "--preset", paramLabel = "ID", description = "smoke (finds 10 %%), pr (default, 5 %%), merge (5 %%, more pairs) or release (3 %%)")
  private String preset = GateSettings.PR.preset();

  @Option(names = "--detect", paramLabel = "PERCENT", description = "the slowdown that must not pass, instead of the preset's: 4%%")
  private String detect = "";

  @Option(names = "--ignore", paramLabel = "PERCENT", description = "the slowdown that must not fail (default: 0%%)")
  private String ignore = "0%";

  @Option(names = "--policy", paramLabel = "FILE", description = "thresholds and waivers of single benchmarks, as JSON")
  private String policy = "";

  @Option(names = "--only", paramLabel = "REGEX", description = "only benchmarks whose name, or name/parameter=value,..., contains a match")
  private String only = ".*";

  @Option(names = "--budget", paramLabel = "TIME", description = "500ms, 10s, 2m, 1h for each session; what is undecided then is inconclusive (default: no limit)")
  private String budget = "";

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random order (default: a new one, printed)")
  private String seed = "";

  @Option(names = "--no-control", description = "do not hold the base against its own copy: saves time, teaches nothing of this machine")
  private boolean uncontrolled;

  private GatePolicy agreed = GatePolicy.NONE;

  @Option(names = "--format", paramLabel = "NAME", description = "text (default), json, md or junit")
  private String format = "text";

  @Option(names = "--output", paramLabel = "FOLDER", description = "also write gate.json, gate.md and gate.xml there")
  private String output = "";

  GateCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    if (base.isEmpty()) {
      problems.add("--base: expected a jar of JMH benchmarks or a revision, got none. Name one.");
    }
    jar("--base", base, problems);
    jar("--candidate", candidate, problems);
    settings(problems);
    if (!policy.isEmpty()) {
      try {
        agreed = GatePolicies.read(Path.of(policy));
      } catch (BadInputException e) {
        problems.addAll(e.problems());
      }
    }
    oneOf("--preset", preset, GateSettings.presets().stream().map(GateSettings::preset).toList(), problems);
    oneOf("--format", format, List.of("text", "json", "md", "junit"), problems);
    try {
      Pattern.compile(only);
    } catch (PatternSyntaxException e) {
      problems.add("--only: expected a regular expression, got %s: %s.".formatted(Quoted.of(only), e.getDescription()));
    }
    if (!seed.isEmpty() && !seed.matches("[0-9]{1,15}")) {
      problems.add("--seed: expected a whole number of at most 15 digits, got %s.".formatted(Quoted.of(seed)));
    }
    if (budget().isEmpty()) {
      problems.add("--budget: expected a whole number above 0 and ms, s, m or h, got %s. For instance 10m."
          .formatted(Quoted.of(budget)));
    }
  }

  @Override
  int act() throws BadInputException, UnfitException, IOException {
    GateRequest request = new GateRequest(base, candidate, suites, settings(new ArrayList<>()), agreed, only,
        budget().orElseThrow(), seed.isEmpty() ? services.freshSeed() : Long.parseLong(seed), !uncontrolled);
    GateTable table = new GateTable(console);
    GateReport report = services.gate(request, new GateSession.Progress(table, table::say));
    GateOutputs outputs = new GateOutputs(services, console);
    if (!output.isEmpty()) {
      outputs.files(report, Path.of(output));
    }
    outputs.actions(report);
    console.out().print(switch (format) {
      case "json" -> services.json(GateDocument.of(report));
      case "md" -> GateText.markdown(report);
      case "junit" -> GateJunit.of(report);
      default -> GateText.of(report, console.layout());
    });
    console.out().flush();
    return report.exitCode();
  }

  /** The preset with what was asked for instead. */
  private GateSettings settings(List<String> problems) {
    GateSettings chosen = GateSettings.byPreset(preset).orElse(GateSettings.PR);
    try {
      double detected = detect.isEmpty() ? chosen.tolerance().detect() : Percents.parse(detect);
      return chosen.with(new Tolerance(detected, Percents.parse(ignore)));
    } catch (IllegalArgumentException e) {
      problems.add("--detect, --ignore: %s. For instance --detect 5%% --ignore 1%%.".formatted(e.getMessage()));
      return chosen;
    }
  }

  private Optional<Duration> budget() {
    try {
      return Optional.of(budget.isEmpty() ? UNLIMITED : Durations.parse(budget)).filter(each -> !each.isZero());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void jar(String option, String text, List<String> problems) {
    if (GateRequest.isJar(text) && !Files.isRegularFile(Path.of(text))) {
      problems.add("%s: expected a jar of JMH benchmarks, found no file %s. Build it.".formatted(option,
          Quoted.of(text)));
    }
  }
}
