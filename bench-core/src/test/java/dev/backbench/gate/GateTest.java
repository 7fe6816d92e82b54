package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.unit.Better;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final GatedBenchmark A = new GatedBenchmark("a", Better.HIGHER, 1, false);
  private static final GatedBenchmark B = new GatedBenchmark("b", Better.LOWER, 1, false);
  private static final Pair SAME = Slices.pair(10_000, 10_000);
  private static final Pair SLOWER = Slices.pair(10_000, 5_000);

  private final List<String> order = new ArrayList<>();

  @Test
  void passesWhenAllPass() {
    GateOutcome outcome = gate().run(replay(Map.of(A, SAME, B, SAME)));
    assertThat(outcome.verdict()).isEqualTo(new GateVerdict.Pass());
    assertThat(outcome.benchmarks()).extracting(BenchmarkOutcome::verdict).containsOnly(new GateVerdict.Pass());
    assertThat(outcome.suite()).hasValueSatisfying(suite -> assertThat(suite).isNotInstanceOf(Decision.Fail.class));
    assertThat(outcome.control()).isEmpty();
    assertThat(outcome.reading()).isEmpty();
  }

  @Test
  void oneSlowBenchmarkFailsTheWhole() {
    GateOutcome outcome = gate().run(replay(Map.of(A, SAME, B, Slices.pair(5_000, 10_000))));
    assertThat(outcome.verdict().exitCode()).isEqualTo(3);
    assertThat(outcome.verdict().reasons().getFirst()).startsWith("b: slower by 50.0 %");
    assertThat(outcome.holm()[outcome.benchmarks().getFirst().benchmark().equals(A) ? 1 : 0]).isLessThan(0.001);
    assertThat(outcome.benjaminiHochberg()).hasSize(2);
  }

  @Test
  void aTimeThatFallsIsNoSlowdown() {
    GateOutcome outcome = gate().run(replay(Map.of(B, Slices.pair(10_000, 5_000))));
    // Its score is a time and halves; its operations halve too, which only the total sees.
    assertThat(outcome.verdict().reasons()).allMatch(reason -> reason.contains("total time"));
  }

  @Test
  void theControlHasNoSay() {
    GateOutcome outcome = gate().run(replay(Map.of(A, SAME, Slices.CONTROL, SLOWER)));
    assertThat(outcome.verdict()).isEqualTo(new GateVerdict.Pass());
    assertThat(outcome.benchmarks()).extracting(BenchmarkOutcome::benchmark).containsExactly(A);
    assertThat(outcome.control()).isPresent();
    assertThat(outcome.reading()).hasValueSatisfying(reading -> {
      assertThat(reading.benchmark()).isEqualTo("control");
      assertThat(reading.mean()).isCloseTo(Math.log(2), within(1e-12));
      // The session's share of the error is taken out again, and the pairs have no spread.
      assertThat(reading.pairError()).isCloseTo(0, within(1e-9));
      assertThat(reading.failed()).isTrue();
    });
  }

  @Test
  void aRecordingThatEndsIsInconclusive() {
    Map<GatedBenchmark, List<Pair>> pool = Map.of(A, List.of(SAME, SLOWER));
    GateOutcome outcome = gate().run(new ReplayPairs(pool, Map.of(A, 1)));
    assertThat(outcome.verdict().exitCode()).isEqualTo(6);
    assertThat(outcome.verdict().reasons()).singleElement().asString()
        .startsWith("a: the recording is spent after 2 pairs");
    assertThat(outcome.suite()).as("one benchmark is its own suite").isEmpty();
  }

  @Test
  void aBrokenForkMakesTheWholeIncomparableAndHidesNothing() {
    PairSource broken = new Scripted(List.of(A, B), (benchmark, round) -> benchmark.equals(A)
        ? new PairSource.Drawn.Broken("candidate: exit code 1")
        : new PairSource.Drawn.Measured(Slices.pair(5_000, 10_000)));
    GateOutcome outcome = gate().run(broken);
    assertThat(outcome.verdict()).isInstanceOf(GateVerdict.Incomparable.class);
    assertThat(outcome.verdict().exitCode()).isEqualTo(5);
    assertThat(outcome.verdict().reasons().getFirst()).isEqualTo("a: candidate: exit code 1");
    assertThat(outcome.verdict().reasons().get(1)).startsWith("b: slower by 50.0 %");
    assertThat(outcome.benchmarks().getFirst().evidence().pairs()).isZero();
  }

  @Test
  void comparingNothingNeverPasses() {
    GateOutcome outcome = gate().run(new Scripted(List.of(), (_, _) -> new PairSource.Drawn.Spent("nothing")));
    assertThat(outcome.verdict()).isEqualTo(new GateVerdict.Incomparable(List.of("no benchmark was compared")));
    GateOutcome controlOnly = gate().run(replay(Map.of(Slices.CONTROL, SAME)));
    assertThat(controlOnly.verdict()).isInstanceOf(GateVerdict.Incomparable.class);
  }

  @Test
  void failsForTheSuiteAlone() {
    // Forty benchmarks, each 2 % slower by turns of 0 and 4 %: alone each could be noise.
    Map<GatedBenchmark, List<Pair>> pool = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      List<Pair> pairs = new ArrayList<>();
      for (int round = 0; round < 64; round++) {
        pairs.add((round / 2 + i) % 2 == 0 ? Slices.pair(10_000, 10_800) : Slices.pair(10_000, 8_800));
      }
      pool.put(new GatedBenchmark("b" + i, Better.HIGHER, 1, false), pairs);
    }
    Map<GatedBenchmark, Integer> starts = pool.keySet().stream().collect(Collectors.toMap(key -> key, _ -> 0));
    GateOutcome outcome = gate().run(new ReplayPairs(pool, starts));
    assertThat(outcome.verdict()).isInstanceOfSatisfying(GateVerdict.Fail.class,
        fail -> assertThat(fail.unconfirmed()).isTrue());
    assertThat(outcome.verdict().reasons()).anySatisfy(
        reason -> assertThat(reason).startsWith("the suite as a whole: slower by 2.5 %").contains("rounds)"));
  }

  @Test
  void ownTolerancesAreHeld() {
    Gate lenient = new Gate(GateSettings.PR, Map.of("a", new Tolerance(0.8, 0.6)), Calibration.NONE, 1, _ -> {});
    assertThat(lenient.run(replay(Map.of(A, SLOWER))).verdict()).isEqualTo(new GateVerdict.Pass());
  }

  @Test
  void comparesByCpuTimeWhereItMay() {
    Pair pair = new Pair(List.of(Slices.computing(10_000, 1, 0)), List.of(Slices.computing(9_700, 0.97, 0)));
    GateOutcome outcome = gate().run(replay(Map.of(A, pair)));
    assertThat(outcome.benchmarks()).extracting(BenchmarkOutcome::metric).containsExactly(GateMetric.CPU);
    assertThat(outcome.verdict()).isEqualTo(new GateVerdict.Pass());
  }

  @Test
  void benchmarksTakeTurnsInSeededOrder() {
    List<GatedBenchmark> four = List.of(A, B, Slices.THROUGHPUT, Slices.CONTROL);
    List<String> first = ordered(four, 7);
    assertThat(first).hasSize(16);
    // Each round has each benchmark once; the order follows the seed and differs between rounds.
    for (int round = 0; round < 4; round++) {
      assertThat(first.subList(4 * round, 4 * round + 4)).containsExactlyInAnyOrder("a" + (round + 1),
          "b" + (round + 1),
          "sort" + (round + 1), "control" + (round + 1));
    }
    assertThat(first).isEqualTo(ordered(four, 7)).isNotEqualTo(ordered(four, 8));
  }

  @Test
  void tellsOfEveryPair() {
    List<Integer> pairs = new ArrayList<>();
    new Gate(GateSettings.PR, Map.of(), Calibration.NONE, 1, test -> pairs.add(test.evidence().pairs()))
        .run(replay(Map.of(A, SAME)));
    assertThat(pairs).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesAmbiguousSources() {
    GatedBenchmark twin = new GatedBenchmark("a", Better.LOWER, 1, false);
    assertThatThrownBy(() -> gate().run(replay(Map.of(A, SAME, twin, SAME)))).hasMessageContaining("different names");
    GatedBenchmark second = new GatedBenchmark("control-2", Better.LOWER, 1, true);
    assertThatThrownBy(() -> gate().run(replay(Map.of(Slices.CONTROL, SAME, second, SAME))))
        .hasMessageContaining("at most one control");
    assertThatThrownBy(() -> new GatedBenchmark(" ", Better.LOWER, 1, true)).hasMessageContaining("\" \" and 1");
    assertThatThrownBy(() -> new GatedBenchmark("a", Better.LOWER, 0, true)).hasMessageContaining("\"a\" and 0");
  }

  @Test
  void aReplayGoesRoundOnce() {
    ReplayPairs replay = new ReplayPairs(Map.of(A, List.of(SAME, SLOWER)), Map.of(A, 1));
    assertThat(replay.next(A, 1)).isEqualTo(new PairSource.Drawn.Measured(SLOWER));
    assertThat(replay.next(A, 2)).isEqualTo(new PairSource.Drawn.Measured(SAME));
    assertThat(replay.next(A, 3)).isEqualTo(new PairSource.Drawn.Spent("the recording"));
    assertThat(replay.next(A, 4)).isEqualTo(new PairSource.Drawn.Spent("the recording"));
  }

  @Test
  void refusesStartsOutsideTheRecording() {
    assertThatThrownBy(() -> new ReplayPairs(Map.of(A, List.of(SAME)), Map.of(A, 1)))
        .hasMessageContaining("of 1 pairs");
    assertThatThrownBy(() -> new ReplayPairs(Map.of(A, List.of(SAME)), Map.of(A, -1))).hasMessageContaining("got -1");
    assertThatThrownBy(() -> new ReplayPairs(Map.of(A, List.of(SAME)), Map.of())).hasMessageContaining("got null");
    assertThatThrownBy(() -> new ReplayPairs(Map.of(A, List.of()), Map.of(A, 0))).hasMessageContaining("of 0 pairs");
  }

  private List<String> ordered(List<GatedBenchmark> benchmarks, long seed) {
    order.clear();
    new Gate(GateSettings.PR, Map.of(), Calibration.NONE, seed, _ -> {})
        .run(new Scripted(benchmarks, (benchmark, round) -> {
          order.add(benchmark.id() + round);
          return new PairSource.Drawn.Measured(SAME);
        }));
    return List.copyOf(order);
  }

  private static Gate gate() {
    return new Gate(GateSettings.PR, Map.of(), Calibration.NONE, 1, _ -> {});
  }

  private static ReplayPairs replay(Map<GatedBenchmark, Pair> same) {
    Map<GatedBenchmark, List<Pair>> pool = new LinkedHashMap<>();
    Map<GatedBenchmark, Integer> starts = new LinkedHashMap<>();
    same.forEach((benchmark, pair) -> {
      pool.put(benchmark, Collections.nCopies(64, pair));
      starts.put(benchmark, 0);
    });
    return new ReplayPairs(pool, starts);
  }

  private interface Script {
    PairSource.Drawn next(GatedBenchmark benchmark, int round);
  }

  private record Scripted(List<GatedBenchmark> benchmarks, Script script) implements PairSource {
    @Override
    public Drawn next(GatedBenchmark benchmark, int round) {
      return script.next(benchmark, round);
    }
  }
}
