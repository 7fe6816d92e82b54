package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * The gate's loop: rounds over all live benchmarks in random order, so that one benchmark's pairs are minutes apart, until
 * each has its verdict. Live, replayed and simulated pairs take the same road. Used by one thread.
 */
public final class Gate {
  private final GateSettings settings;
  private final Map<String, Tolerance> tolerances;
  private final Calibration calibration;
  private final long seed;
  private final Consumer<BenchmarkTest> progress;
  /** Kept between runs: a replay runs one gate thousands of times. */
  private final Map<Integer, Boundary> boundaries = new HashMap<>();
  private final Boundary suiteBoundary;

  /**
   * A gate that is ready to run.
   *
   * @param settings what it promises
   * @param tolerances by benchmark id, where they differ from the settings'
   * @param calibration of this machine
   * @param seed of the order in which benchmarks take turns
   * @param progress told after each pair
   */
  public Gate(GateSettings settings, Map<String, Tolerance> tolerances, Calibration calibration, long seed,
      Consumer<BenchmarkTest> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.tolerances = Map.copyOf(tolerances);
    this.calibration = requireNonNull(calibration, "calibration");
    this.seed = seed;
    this.progress = requireNonNull(progress, "progress");
    suiteBoundary = settings.suiteBoundary();
  }

  /**
   * Compares all benchmarks of a source.
   *
   * @throws IllegalArgumentException when the source has two benchmarks of one name, or two controls
   */
  public GateOutcome run(PairSource source) {
    List<GatedBenchmark> benchmarks = source.benchmarks();
    int gated = (int) benchmarks.stream().filter(benchmark -> !benchmark.control()).count();
    if (benchmarks.stream().map(GatedBenchmark::id).distinct().count() != benchmarks.size()
        || benchmarks.size() - gated > 1) {
      throw new IllegalArgumentException(
          "gate: expected benchmarks of different names and at most one control, got " + benchmarks);
    }
    return new Session(source, boundaries.computeIfAbsent(Math.max(1, gated), settings::boundary), gated)
        .run(benchmarks);
  }

  /** One run over a source. */
  private final class Session {
    private final PairSource source;
    private final Boundary boundary;
    private final int gated;
    private final Optional<SuiteTest> suite;
    private final Map<GatedBenchmark, BenchmarkTest> tests = new LinkedHashMap<>();
    private final Map<GatedBenchmark, BenchmarkOutcome> outcomes = new LinkedHashMap<>();

    Session(PairSource source, Boundary boundary, int gated) {
      this.source = source;
      this.boundary = boundary;
      this.gated = gated;
      suite = gated < 2
          ? Optional.empty()
          : Optional.of(new SuiteTest(suiteBoundary, settings.suiteTolerance(), gated, calibration.sessionDeviation()));
    }

    GateOutcome run(List<GatedBenchmark> benchmarks) {
      Random random = new Random(seed);
      List<GatedBenchmark> live = new ArrayList<>(benchmarks);
      for (int round = 1; !live.isEmpty(); round++) {
        Collections.shuffle(live, random);
        List<Double> differences = new ArrayList<>();
        for (GatedBenchmark benchmark : List.copyOf(live)) {
          take(benchmark, round).filter(_ -> !benchmark.control()).ifPresent(differences::add);
        }
        live.removeAll(outcomes.keySet());
        if (differences.size() == gated) {
          suite.ifPresent(test -> test.add(differences.stream().mapToDouble(Double::doubleValue).toArray()));
        }
      }
      return new GateOutcome(benchmarks.stream().filter(benchmark -> !benchmark.control()).map(this::outcome).toList(),
          suite.map(SuiteTest::decision),
          benchmarks.stream().filter(GatedBenchmark::control).map(this::outcome).findFirst(), calibration);
    }

    private BenchmarkOutcome outcome(GatedBenchmark benchmark) {
      return requireNonNull(outcomes.get(benchmark), benchmark.id());
    }

    /** The difference of one more pair; empty when there is none. */
    private Optional<Double> take(GatedBenchmark benchmark, int round) {
      return switch (source.next(benchmark, round)) {
        case PairSource.Drawn.Measured(Pair pair) -> {
          BenchmarkTest test = tests.computeIfAbsent(benchmark,
              _ -> test(benchmark, GateMetric.choose(pair.samples().toList(), benchmark.threads())));
          double difference = test.add(pair);
          progress.accept(test);
          if (test.verdict().isPresent()) {
            outcomes.put(benchmark, test.finish("the budget of pairs"));
          }
          yield Optional.of(difference);
        }
        case PairSource.Drawn.Spent(String budget) -> {
          outcomes.put(benchmark, started(benchmark).finish(budget));
          yield Optional.empty();
        }
        case PairSource.Drawn.Broken(String reason) -> {
          BenchmarkOutcome sofar = started(benchmark).finish(reason);
          outcomes.put(benchmark, new BenchmarkOutcome(benchmark, sofar.metric(), sofar.evidence(),
              new GateVerdict.Incomparable(List.of(reason))));
          yield Optional.empty();
        }
      };
    }

    private BenchmarkTest started(GatedBenchmark benchmark) {
      BenchmarkTest test = tests.get(benchmark);
      return test == null ? test(benchmark, GateMetric.WALL) : test;
    }

    private BenchmarkTest test(GatedBenchmark benchmark, GateMetric metric) {
      return new BenchmarkTest(benchmark, metric, tolerances.getOrDefault(benchmark.id(), settings.tolerance()),
          boundary, calibration);
    }
  }
}
