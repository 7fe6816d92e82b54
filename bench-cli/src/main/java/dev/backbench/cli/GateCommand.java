package dev.backbench.cli;

import dev.backbench.gate.BenchmarkTest;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GateVerdict;
import dev.backbench.render.GateText;
import dev.backbench.render.PlainText;
import dev.backbench.render.Quantity;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Durations;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Did this change make it slower? */
@Command(name = "gate", description = "Holds one jar of JMH benchmarks against another: did it get slower?", footer = {
    "",
    "Benchmarks match by name and parameter values. One that only the base has fails the gate.",
    "Forks of both jars live together and measure in turns, until a sequential test decides.",
    "Serial collector and a fixed heap, unless @Fork names others.",
    "Exit codes: 0 PASS, 3 FAIL, 6 INCONCLUSIVE, 5 INCOMPARABLE or machine unfit,",
    "4 nothing compared, 2 bad input, 130/143 interrupted."})
final class GateCommand extends Action {
  private static final Duration UNLIMITED = Duration.ofDays(365);

  private final Services services;
  private final Console console;

  @Option(names = "--base", paramLabel = "JAR", description = "the benchmarks as they were")
  private String base = "";

  @Option(names = "--candidate", paramLabel = "JAR", description = "the benchmarks as they are now")
  private String candidate = "";

  @Option(names = "--preset", paramLabel = "ID", description = "smoke (finds 10 %%), pr (default, 5 %%), merge (5 %%, more pairs) or release (3 %%)")
  private String preset = GateSettings.PR.preset();

  @Option(names = "--only", paramLabel = "REGEX", description = "only benchmarks whose name contains a match")
  private String only = ".*";

  @Option(names = "--budget", paramLabel = "TIME", description = "500ms, 10s, 2m, 1h; what is undecided then is inconclusive (default: no limit)")
  private String budget = "";

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random order (default: a new one, printed)")
  private String seed = "";

  @Option(names = "--format", paramLabel = "NAME", description = "text (default), json or md")
  private String format = "text";

  GateCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    jar("--base", base, problems);
    jar("--candidate", candidate, problems);
    oneOf("--preset", preset, GateSettings.presets().stream().map(GateSettings::preset).toList(), problems);
    oneOf("--format", format, List.of("text", "json", "md"), problems);
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
    GateRequest request = new GateRequest(Path.of(base).toAbsolutePath(), Path.of(candidate).toAbsolutePath(),
        GateSettings.byPreset(preset).orElseThrow(), only, budget().orElseThrow(),
        seed.isEmpty() ? services.freshSeed() : Long.parseLong(seed));
    GateReport report = services.gate(request, this::tell);
    console.out().print(switch (format) {
      case "json" -> services.json(GateDocument.of(report));
      case "md" -> GateText.markdown(report);
      default -> GateText.of(report, console.layout());
    });
    console.out().flush();
    return report.exitCode();
  }

  /** One line for each pair. */
  private void tell(BenchmarkTest test) {
    Evidence evidence = test.evidence();
    String state = test.verdict().map(GateVerdict::getClass).map(each -> each.getSimpleName().toUpperCase(Locale.ROOT))
        .orElse("going on");
    console.err().println(PlainText.clean("%s: %s, %s, %s".formatted(test.benchmark().id(),
        Words.count(evidence.pairs(), "pair"), Quantity.ratio(evidence.ratio()), state)));
  }

  private Optional<Duration> budget() {
    try {
      return Optional.of(budget.isEmpty() ? UNLIMITED : Durations.parse(budget)).filter(each -> !each.isZero());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void jar(String option, String jar, List<String> problems) {
    if (jar.isEmpty()) {
      problems.add(option + ": expected a jar of JMH benchmarks, got none. Name one.");
    } else if (!Files.isRegularFile(Path.of(jar))) {
      problems.add("%s: expected a jar of JMH benchmarks, found no file %s. Build it.".formatted(option,
          Quoted.of(jar)));
    }
  }
}
