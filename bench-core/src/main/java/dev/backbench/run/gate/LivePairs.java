package dev.backbench.run.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.gate.Contamination;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Levels;
import dev.backbench.gate.Pair;
import dev.backbench.gate.PairSource;
import dev.backbench.result.Sample;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.StoppedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pairs measured now: a fork of each build, alive together, of which one runs while the other is parked. Used by one
 * thread.
 *
 * <p>Which build goes first is a coin's choice in odd rounds and the opposite in even ones; within a pair the order turns
 * with every two slices: ABBA or BAAB. So neither drift nor the place in a pair favours a build.
 */
public final class LivePairs implements PairSource {
  private final GateBench bench;
  private final Random random;
  private final Map<GatedBenchmark, State> states = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Starts nothing yet.
   *
   * @param bench what it needs
   * @param cases what can be compared
   * @param seed of the coin
   */
  public LivePairs(GateBench bench, List<GateCase> cases, long seed) {
    this.bench = requireNonNull(bench, "bench");
    random = new Random(seed);
    cases.forEach(each -> states.put(each.benchmark(), new State(each, bench.cpus())));
  }

  @Override
  public List<GatedBenchmark> benchmarks() {
    return List.copyOf(states.keySet());
  }

  /** What a reader should know beyond the verdicts: no steady state, disturbed slices. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    states.forEach((benchmark, state) -> {
      if (state.contamination.repeated() + state.contamination.kept() > 0) {
        all.add("%s: slices that something else disturbed: %d repeated, %d kept"
            .formatted(benchmark.id(), state.contamination.repeated(), state.contamination.kept()));
      }
    });
    return all;
  }

  /** The middle score of each build's slices so far, by benchmark id; those without a pair are left out. */
  public Map<String, Levels> levels() {
    Map<String, Levels> levels = new LinkedHashMap<>();
    states.forEach((benchmark, state) -> {
      if (!state.pairs.isEmpty()) {
        levels.put(benchmark.id(), Levels.of(state.pairs));
      }
    });
    return levels;
  }

  @Override
  public Drawn next(GatedBenchmark benchmark, int round) {
    State state = requireNonNull(states.get(benchmark), benchmark.id());
    if (state.what.obstacle().isPresent()) {
      return new Drawn.Broken(state.what.obstacle().orElseThrow());
    }
    long start = bench.clock().offsetNanos();
    if (start + state.lastNanos > bench.budget().toNanos()) {
      return new Drawn.Spent("the time budget of " + words(bench.budget()));
    }
    // A coin for every first round of two, even for those that follow a failure: equal seeds, equal orders.
    state.first = round % 2 == 1 ? (random.nextBoolean() ? GateSide.BASE : GateSide.CANDIDATE) : state.first.other();
    try {
      if (state.warmup == 0) {
        state.warmup = Math.max(pilot(state, state.first), pilot(state, state.first.other()));
        start = bench.clock().offsetNanos();
      }
      Pair pair = measure(state, round);
      state.pairs.add(pair);
      state.lastNanos = bench.clock().offsetNanos() - start;
      return new Drawn.Measured(pair);
    } catch (StoppedException e) {
      return stopped();
    } catch (ForkFailure e) {
      return bench.stop().requested() ? stopped() : new Drawn.Broken(e.getMessage());
    }
  }

  /** How many slices a fork of that build warms up for; not told which one it is. */
  private int pilot(State state, GateSide side) throws ForkFailure, StoppedException {
    try (GateFork fork = GateFork.start(bench, side, state.what, bench.shape(), 0)) {
      long start = bench.clock().offsetNanos();
      int slices = 0;
      while (!fork.steady()) {
        if (bench.clock().offsetNanos() - start >= bench.shape().warmupCap().toNanos()) {
          notes.add("%s: %s not steady after %s of warm-up".formatted(state.what.benchmark().id(), side.id(),
              words(bench.shape().warmupCap())));
          break;
        }
        grant(fork, Sample.Phase.WARMUP);
        slices++;
      }
      fork.finish();
      return slices;
    }
  }

  private Pair measure(State state, int round) throws ForkFailure, StoppedException {
    GateSide first = state.first;
    GateSide second = first.other();
    try (GateFork one = GateFork.start(bench, first, state.what, bench.shape(), round);
        GateFork two = GateFork.start(bench, second, state.what, bench.shape(), round)) {
      for (GateFork fork : List.of(one, two)) {
        for (int i = 0; i < state.warmup; i++) {
          grant(fork, Sample.Phase.WARMUP);
        }
      }
      Map<GateSide, List<Sample>> samples = new EnumMap<>(GateSide.class);
      samples.put(first, new ArrayList<>());
      samples.put(second, new ArrayList<>());
      for (int i = 0; i < bench.shape().slices(); i++) {
        for (GateSide side : i % 2 == 0 ? List.of(first, second) : List.of(second, first)) {
          requireNonNull(samples.get(side)).add(measured(state, side == first ? one : two));
        }
      }
      one.finish();
      two.finish();
      return new Pair(requireNonNull(samples.get(GateSide.BASE)), requireNonNull(samples.get(GateSide.CANDIDATE)));
    }
  }

  /** Repeats a slice for what the rest of the machine did, never for its score. */
  private Sample measured(State state, GateFork fork) throws ForkFailure, StoppedException {
    Sample sample = grant(fork, Sample.Phase.MEASURED);
    while (state.contamination.repeat(sample.noise())) {
      sample = grant(fork, Sample.Phase.MEASURED);
    }
    return sample;
  }

  private Sample grant(GateFork fork, Sample.Phase phase) throws ForkFailure, StoppedException {
    if (bench.stop().requested()) {
      throw new StoppedException();
    }
    return fork.sample(phase);
  }

  private static Drawn stopped() {
    return new Drawn.Spent("the time until the interruption");
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }

  /** What is known of one benchmark. */
  private static final class State {
    private final GateCase what;
    private final Contamination contamination;
    private final List<Pair> pairs = new ArrayList<>();
    private GateSide first = GateSide.BASE;
    private int warmup;
    private long lastNanos;

    State(GateCase what, int cpus) {
      this.what = what;
      contamination = new Contamination(what.benchmark().threads(), cpus);
    }
  }
}
