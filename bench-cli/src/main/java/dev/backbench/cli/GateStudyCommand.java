package dev.backbench.cli;

import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.PairDifference;
import dev.backbench.gate.Tolerance;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.GateStudy;
import dev.backbench.gate.study.PoolTrials;
import dev.backbench.gate.study.Slowdown;
import dev.backbench.gate.study.Trials;
import dev.backbench.render.PlainText;
import dev.backbench.run.Disk;
import dev.backbench.run.gate.PairPool;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How often is the gate wrong, on pairs that were really measured? */
@Command(name = "gate-study", description = "Records pairs of identical or slowed code, and replays them through the gate and its rivals.", footer = {
    "",
    "With --jar it records what the pool lacks; a pool grows over any number of sittings. It then replays the pool:",
    "windows of recorded pairs, as they are and with the first benchmark made 3, 5 and 10 %% slower in arithmetic.",
    "With --inject the candidate does real extra work: loop, allocation, volatile-read or call (a missed inline).",
    "Rates are in percent with their 95 %% Clopper-Pearson intervals. Windows overlap: the pool's size bounds what a",
    "rate can say."})
final class GateStudyCommand extends Action {
  private static final List<Double> SLOWDOWNS = List.of(0.0, 0.03, 0.05, 0.10);

  private final Services services;
  private final Console console;

  @Option(names = "--pool", paramLabel = "FILE", description = "recorded pairs, one a line")
  private String pool = "";

  @Option(names = "--jar", paramLabel = "JAR", description = "record pairs of this jar against its own copy")
  private String jar = "";

  @Option(names = "--only", paramLabel = "REGEX", description = "only benchmarks whose name, or name/parameter=value,..., contains a match")
  private String only = ".*";

  @Option(names = "--pairs", paramLabel = "N", description = "pairs of each benchmark that the pool is to hold of this condition (default: 24)")
  private String pairs = "24";

  @Option(names = "--antagonist", description = "disturb the recording with a busy process whose moments the seed decides")
  private boolean antagonist;

  @Option(names = "--inject", paramLabel = "KIND:PERCENT", description = "record a candidate that does extra work: loop:5%%, of bench-study's jar")
  private String inject = "";

  @Option(names = "--preset", paramLabel = "ID", description = "of the gate that is studied (default: pr)")
  private String preset = GateSettings.PR.preset();

  @Option(names = "--runs", paramLabel = "N", description = "replays for each condition and slowdown (default: 2000)")
  private String runs = "2000";

  @Option(names = "--seed", paramLabel = "N", description = "seed of every random choice (default: a new one, printed)")
  private String seed = "";

  GateStudyCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  void check(List<String> problems) {
    if (pool.isEmpty()) {
      problems.add("--pool: expected a file, got none. Name one; it need not exist when --jar is given.");
    } else if (jar.isEmpty() && !Files.isRegularFile(Path.of(pool))) {
      problems.add("--pool: expected recorded pairs, found no file %s. Record some with --jar.".formatted(
          Quoted.of(pool)));
    }
    if (!jar.isEmpty() && !Files.isRegularFile(Path.of(jar))) {
      problems.add("--jar: expected a jar of JMH benchmarks, found no file %s. Build it.".formatted(Quoted.of(jar)));
    }
    if (!inject.isEmpty()) {
      if (jar.isEmpty()) {
        problems.add("--inject: expected --jar with it, got none. Nothing is recorded without.");
      }
      try {
        Injection.parse(inject);
      } catch (IllegalArgumentException e) {
        problems.add("--inject: %s. For instance loop:5%%.".formatted(e.getMessage()));
      }
    }
    oneOf("--preset", preset, GateSettings.presets().stream().map(GateSettings::preset).toList(), problems);
    number("--pairs", pairs, "[1-9][0-9]{0,4}", problems);
    number("--runs", runs, "[1-9][0-9]{0,5}", problems);
    number("--seed", seed, "[0-9]{0,15}", problems);
  }

  private static void number(String option, String text, String pattern, List<String> problems) {
    if (!text.matches(pattern)) {
      problems.add("%s: expected a whole number above 0, got %s.".formatted(option, Quoted.of(text)));
    }
  }

  /** By the metric that the gate would choose. */
  private static double slowdown(GatedBenchmark benchmark, List<Pair> recorded) {
    GateMetric metric = GateMetric.choose(recorded.getFirst().samples().toList(), benchmark.threads());
    return Tolerance.slowdown(recorded.stream()
        .mapToDouble(pair -> PairDifference.of(pair, metric, benchmark.better()).median()).average().orElseThrow());
  }

  @Override
  int act() throws BadInputException, UnfitException, IOException {
    long chosen = seed.isEmpty() ? services.freshSeed() : Long.parseLong(seed);
    if (!jar.isEmpty()) {
      services.record(new StudyRequest(Path.of(jar).toAbsolutePath(), only, Integer.parseInt(pairs), antagonist,
          inject.isEmpty() ? Optional.empty() : Optional.of(Injection.parse(inject)), Path.of(pool), chosen),
          text -> console.err().println(PlainText.clean(text)));
    }
    GateSettings settings = GateSettings.byPreset(preset).orElseThrow();
    List<Trials> conditions = new ArrayList<>();
    for (Map.Entry<Condition, Map<GatedBenchmark, List<Pair>>> each : new PairPool(Path.of(pool), Disk.REAL).read()
        .entrySet()) {
      int shortest = each.getValue().values().stream().mapToInt(List::size).min().orElse(0);
      conditions.add(new PoolTrials(each.getKey(), each.getValue(), Math.min(settings.maxPairs(), shortest)));
      each.getValue().forEach((benchmark, recorded) -> console.out().println(PlainText.clean(
          "%s: %s of %s, on average %.1f %% slower".formatted(each.getKey().name(),
              Words.count(recorded.size(), "pair"), benchmark.id(), 100 * slowdown(benchmark, recorded)))));
    }
    if (conditions.isEmpty()) {
      throw new BadInputException(List.of("--pool: expected recorded pairs in %s, got none.".formatted(pool)));
    }
    new GateStudy(settings, Calibration.NONE, Integer.parseInt(runs), chosen)
        .run(conditions, DoubleStream.of(SLOWDOWNS.stream().mapToDouble(Double::doubleValue).toArray())
            .mapToObj(Slowdown::new).toList())
        .lines().forEach(console.out()::println);
    console.out().println("preset %s, %s runs, seed %d".formatted(preset, runs, chosen));
    console.out().flush();
    return ExitCode.DONE;
  }
}
