package dev.backbench.gate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.PairDifference;
import dev.backbench.result.Sample;
import dev.backbench.stats.Moments;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TrialsTest {
  private static final NoiseProfile SILENT = new NoiseProfile("silent", 0, 0, 0, 0, 0, 0, 0, 1);

  @Test
  void withoutNoiseEverySliceIsTheSame() {
    Trial trial = new SimulatedTrials(SILENT, 2, 3, 4).next(new SplittableRandom(1));
    assertThat(trial.pairs()).hasSize(2);
    assertThat(trial.pairs().values()).allSatisfy(pairs -> {
      assertThat(pairs).hasSize(3);
      assertThat(pairs).flatExtracting(pair -> pair.samples().toList()).hasSize(24)
          .allSatisfy(sample -> assertThat(sample.score()).isEqualTo(5e6));
    });
    assertThat(trial.stored().values()).allSatisfy(pairs -> assertThat(pairs).hasSize(3));
  }

  @Test
  void noiseHasTheSizeThatItIsGiven() {
    // Forks of deviation .03 and nothing else: a pair's difference has .03 sqrt(2) = .0424.
    assertThat(deviation(new NoiseProfile("forks", 0, 0, 0.03, 0, 0, 0, 0, 1))).isCloseTo(0.0424, within(0.003));
    // Slices of .03, the middle of five neighbours' differences: .0424 x sqrt(pi / 2 / 5) x .92 or so, .021-.024.
    assertThat(deviation(new NoiseProfile("slices", 0, 0, 0, 0.03, 0, 0, 0, 1))).isBetween(0.019, 0.025);
    // Drift of .03 a slice: neighbours differ by .03, but first second second first turns its sign.
    assertThat(deviation(new NoiseProfile("drift", 0, 0, 0, 0, 0.03, 0, 0, 1))).isBetween(0.005, 0.03);
  }

  @Test
  void theLevelOfASessionCancelsInPairsButNotAgainstStoredNumbers() {
    Trial trial = new SimulatedTrials(new NoiseProfile("level", 0.1, 0, 0, 0, 0, 0, 0, 1), 1, 2, 2)
        .next(new SplittableRandom(4));
    Pair now = trial.pairs().values().iterator().next().getFirst();
    Pair before = trial.stored().values().iterator().next().getFirst();
    assertThat(PairDifference.of(now, GateMetric.WALL, Better.HIGHER).median()).isCloseTo(0, within(1e-9));
    assertThat(now.base().getFirst().score()).isNotCloseTo(before.base().getFirst().score(), within(1e4));
  }

  @Test
  void theSessionFavoursOneArmOfABenchmarkThroughout() {
    Trial trial = new SimulatedTrials(new NoiseProfile("session", 0, 0.1, 0, 0, 0, 0, 0, 1), 1, 3, 2)
        .next(new SplittableRandom(4));
    double[] differences = trial.pairs().values().iterator().next().stream()
        .mapToDouble(pair -> PairDifference.of(pair, GateMetric.WALL, Better.HIGHER).median()).toArray();
    assertThat(Math.abs(differences[0])).isGreaterThan(1e-3);
    assertThat(Moments.standardDeviation(differences)).isLessThan(1e-5);
  }

  @Test
  void burstsComeAndGo() {
    // A burst begins with one slice in twenty and lasts five: a fifth of all slices, (1/20) / (1/20 + 1/5).
    List<Pair> pairs = new SimulatedTrials(new NoiseProfile("bursts", 0, 0, 0, 0, 0, 0.05, 0.5, 5), 1, 1000, 5)
        .next(new SplittableRandom(2)).pairs().values().iterator().next();
    long hit = pairs.stream().flatMap(Pair::samples).filter(sample -> sample.operations() == 500_000).count();
    long free = pairs.stream().flatMap(Pair::samples).filter(sample -> sample.operations() == 1_000_000).count();
    assertThat(hit + free).isEqualTo(10_000);
    assertThat(hit).isBetween(1_700L, 2_300L);
  }

  @Test
  void followsItsSeed() {
    SimulatedTrials trials = new SimulatedTrials(NoiseProfile.NOISY, 2, 3, 4);
    assertThat(trials.next(new SplittableRandom(1))).isEqualTo(trials.next(new SplittableRandom(1)))
        .isNotEqualTo(trials.next(new SplittableRandom(2)));
    assertThat(trials.condition()).isEqualTo("noisy");
    assertThat(NoiseProfile.known()).extracting(NoiseProfile::id).containsExactly("quiet", "typical", "noisy");
  }

  @Test
  void aPoolsWindowsAreContiguousAndGoRound() {
    GatedBenchmark benchmark = new GatedBenchmark("b", Better.HIGHER, 1, false);
    List<Pair> recorded = List.of(pair(100), pair(101), pair(102), pair(103));
    PoolTrials trials = new PoolTrials(new Condition("idle", 0), Map.of(benchmark, recorded), 3);
    assertThat(trials.condition()).isEqualTo("idle");
    assertThat(trials.benchmarks()).containsExactly(benchmark);
    SplittableRandom random = new SplittableRandom(1);
    boolean[] started = new boolean[4];
    for (int i = 0; i < 50; i++) {
      List<Pair> window = trials.next(random).pairs().values().iterator().next();
      assertThat(window).hasSize(3);
      int start = recorded.indexOf(window.getFirst());
      started[start] = true;
      assertThat(window).containsExactly(recorded.get(start), recorded.get((start + 1) % 4),
          recorded.get((start + 2) % 4));
    }
    assertThat(started).containsOnly(true);
  }

  @Test
  void aSlowdownTakesLongerForTheSameWork() {
    Sample sample = new Sample(Sample.Phase.MEASURED, 5, 1000, 200, OptionalLong.of(100), 40, new TreeMap<>(),
        Optional.empty());
    Pair pair = new Pair(List.of(sample), List.of(sample));
    Pair higher = new Slowdown(0.2).of(pair, Better.HIGHER);
    assertThat(higher.base()).containsExactly(sample);
    assertThat(higher.candidate()).containsExactly(new Sample(Sample.Phase.MEASURED, 5, 1000, 250, OptionalLong.of(125),
        32, new TreeMap<>(), Optional.empty()));
    assertThat(new Slowdown(0.2).of(pair, Better.LOWER).candidate().getFirst().score()).isEqualTo(50);
    // Every view of a difference sees it alike.
    for (GateMetric metric : GateMetric.values()) {
      PairDifference difference = PairDifference.of(higher, metric, Better.HIGHER);
      assertThat(difference.median()).isCloseTo(Math.log(1 / 0.8), within(1e-12));
      assertThat(difference.total()).isCloseTo(Math.log(1 / 0.8), within(1e-12));
    }
    Pair without = new Slowdown(0.5).of(pair(100), Better.HIGHER);
    assertThat(without.candidate().getFirst().cpuNanos()).isEmpty();
    assertThat(new Slowdown(0).of(pair, Better.HIGHER)).isEqualTo(pair);
  }

  @Test
  void refusesWhatCannotBeSimulatedOrReplayed() {
    assertThatThrownBy(() -> new SimulatedTrials(SILENT, 0, 1, 1)).hasMessageContaining("got 0, 1, 1");
    assertThatThrownBy(() -> new SimulatedTrials(SILENT, 1, 0, 1)).hasMessageContaining("got 1, 0, 1");
    assertThatThrownBy(() -> new SimulatedTrials(SILENT, 1, 1, 0)).hasMessageContaining("got 1, 1, 0");
    GatedBenchmark benchmark = new GatedBenchmark("b", Better.HIGHER, 1, false);
    assertThatThrownBy(() -> new PoolTrials(new Condition("p", 0), Map.of(), 1)).hasMessageContaining("got 0 and 1");
    assertThatThrownBy(() -> new PoolTrials(new Condition("p", 0), Map.of(benchmark, List.of(pair(1))), 0))
        .hasMessageContaining("and 0");
    assertThatThrownBy(() -> new PoolTrials(new Condition("p", 0), Map.of(benchmark, List.of(pair(1))), 2))
        .hasMessageContaining("at least 2 pairs of b, got 1");
    assertThatThrownBy(() -> new Trial(Map.of(benchmark, List.of()), Map.of())).hasMessageContaining("got []");
    for (double bad : new double[]{-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> new Slowdown(bad)).hasMessageContaining(String.valueOf(bad));
    }
  }

  @Test
  void refusesProfilesThatAreNoNoise() {
    double[] good = {0, 0, 0, 0, 0, 0, 0, 1};
    double[] bad = {-1, -1, -1, -1, -1, 1.1, 1, 0.9};
    for (int i = 0; i < good.length; i++) {
      for (double value : new double[]{bad[i], Double.NaN, Double.POSITIVE_INFINITY}) {
        double[] p = good.clone();
        p[i] = value;
        assertThatThrownBy(() -> new NoiseProfile("x", p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]))
            .as("component %d = %s", i, value).hasMessageContaining(String.valueOf(value));
      }
    }
  }

  private static double deviation(NoiseProfile profile) {
    double[] differences = new SimulatedTrials(profile, 1, 2000, 5).next(new SplittableRandom(1)).pairs().values()
        .iterator().next().stream()
        .mapToDouble(pair -> PairDifference.of(pair, GateMetric.WALL, Better.HIGHER).median())
        .toArray();
    assertThat(Moments.mean(differences)).isCloseTo(0, within(0.005));
    return Moments.standardDeviation(differences);
  }

  private static Pair pair(double score) {
    Sample sample = new Sample(Sample.Phase.MEASURED, 0, 1000, 200_000_000, OptionalLong.empty(), score,
        new TreeMap<>(),
        Optional.empty());
    return new Pair(List.of(sample), List.of(sample));
  }
}
