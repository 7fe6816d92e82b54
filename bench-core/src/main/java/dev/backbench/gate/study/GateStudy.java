package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Gate;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.ReplayPairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Replays trials through the shipped gate and through its rivals, on the same data. Of innocent trials one benchmark, the
 * first, may be made slower in arithmetic; of trials that were measured slower all benchmarks are.
 */
public final class GateStudy {
  private final GateSettings settings;
  private final Calibration calibration;
  private final int runs;
  private final long seed;

  /**
   * A study that is ready to run.
   *
   * @param settings of the gate that is studied
   * @param calibration it is given
   * @param runs trials per condition and slowdown, at least 1
   * @param seed of all trials
   * @throws IllegalArgumentException for no run
   */
  public GateStudy(GateSettings settings, Calibration calibration, int runs, long seed) {
    this.settings = requireNonNull(settings, "settings");
    this.calibration = requireNonNull(calibration, "calibration");
    if (runs < 1) {
      throw new IllegalArgumentException("study: expected at least 1 run, got " + runs);
    }
    this.runs = runs;
    this.seed = seed;
  }

  /**
   * Judges trials of each condition, once per slowdown; equal seeds see equal trials. Those that were measured slower are
   * judged once, as they are.
   *
   * @param conditions where trials come from
   * @param slowdowns 0 for innocent trials, otherwise what the first benchmark loses
   */
  public StudyTable run(List<Trials> conditions, List<Slowdown> slowdowns) {
    List<StudyTable.Row> rows = new ArrayList<>();
    for (Trials trials : conditions) {
      if (trials.slowdown() > 0) {
        rows.addAll(run(trials, new Slowdown(0)));
      } else {
        slowdowns.forEach(slowdown -> rows.addAll(run(trials, slowdown)));
      }
    }
    return new StudyTable(rows);
  }

  private List<StudyTable.Row> run(Trials trials, Slowdown slowdown) {
    Gate gate = new Gate(settings, Map.of(), calibration, seed, _ -> {});
    boolean live = trials.slowdown() > 0;
    double lost = live ? trials.slowdown() : slowdown.share();
    int guilty = live ? trials.benchmarks().size() : slowdown.share() > 0 ? 1 : 0;
    Tally ours = new Tally(lost, guilty);
    Map<Rival, Tally> rivals = new LinkedHashMap<>();
    for (Rival rival : Rival.values()) {
      rivals.put(rival, new Tally(lost, guilty));
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < runs; run++) {
      Trial trial = slower(trials.next(random), trials.benchmarks().getFirst(), slowdown);
      ours.add(judge(gate, trial));
      rivals.forEach((rival, tally) -> tally.add(judge(rival, trial)));
    }
    List<StudyTable.Row> rows = new ArrayList<>();
    rows.add(ours.row(trials.condition(), "this gate, preset " + settings.preset()));
    rivals.forEach((rival, tally) -> rows.add(tally.row(trials.condition(), rival.title())));
    return rows;
  }

  private static Trial slower(Trial trial, GatedBenchmark victim, Slowdown slowdown) {
    Map<GatedBenchmark, List<Pair>> pairs = new LinkedHashMap<>(trial.pairs());
    pairs.computeIfPresent(victim,
        (_, innocent) -> innocent.stream().map(pair -> slowdown.of(pair, victim.better())).toList());
    return new Trial(pairs, trial.stored());
  }

  private static Judgement judge(Gate gate, Trial trial) {
    Map<GatedBenchmark, Integer> start = trial.pairs().keySet().stream()
        .collect(Collectors.toMap(Function.identity(), _ -> 0));
    GateOutcome outcome = gate.run(new ReplayPairs(trial.pairs(), start));
    List<Boolean> red = outcome.benchmarks().stream().map(BenchmarkOutcome::verdict)
        .map(GateVerdict.Fail.class::isInstance).toList();
    double pairs = outcome.benchmarks().stream().mapToInt(benchmark -> benchmark.evidence().pairs()).average()
        .orElse(0);
    return new Judgement(red, outcome.verdict() instanceof GateVerdict.Fail,
        outcome.verdict() instanceof GateVerdict.Inconclusive, pairs);
  }

  private static Judgement judge(Rival rival, Trial trial) {
    List<Boolean> red = trial.pairs().entrySet().stream().map(entry -> rival.red(entry.getValue(),
        requireNonNull(trial.stored().get(entry.getKey())), entry.getKey().better())).toList();
    double pairs = trial.pairs().entrySet().stream()
        .mapToInt(entry -> rival.pairsTaken(entry.getValue(), entry.getKey().better())).average().orElse(0);
    return new Judgement(red, red.contains(true), false, pairs);
  }

  /** One rule's answer to one trial; benchmarks that are slower come first. */
  private record Judgement(List<Boolean> red, boolean redRun, boolean inconclusive, double pairs) {}

  /** Counts over trials. */
  private static final class Tally {
    private final double slowdown;
    private final int guilty;
    private Rate redRuns = new Rate(0, 0);
    private Rate redRows = new Rate(0, 0);
    private Rate found = new Rate(0, 0);
    private Rate inconclusive = new Rate(0, 0);
    private double pairs;

    /** With how many benchmarks, from the first on, are slower. */
    Tally(double slowdown, int guilty) {
      this.slowdown = slowdown;
      this.guilty = guilty;
    }

    void add(Judgement judgement) {
      for (boolean red : judgement.red().subList(0, guilty)) {
        found = found.plus(red);
      }
      List<Boolean> innocent = judgement.red().subList(guilty, judgement.red().size());
      redRuns = redRuns.plus(guilty > 0 ? innocent.contains(true) : judgement.redRun());
      for (boolean red : innocent) {
        redRows = redRows.plus(red);
      }
      inconclusive = inconclusive.plus(judgement.inconclusive());
      pairs += judgement.pairs();
    }

    StudyTable.Row row(String condition, String rule) {
      return new StudyTable.Row(condition, rule, slowdown, redRuns, redRows, found, inconclusive,
          pairs / inconclusive.trials());
    }
  }
}
