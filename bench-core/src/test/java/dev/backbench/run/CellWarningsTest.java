package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.MeanInterval;
import dev.backbench.unit.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Forks of 100 and 200 operations a second in turn: whatever their number here, the interval is wider than 3 %. */
final class CellWarningsTest {
  private static final int MOST = 8;
  private static final Profile ADAPTIVE = new Profile("adaptive", 2, 2, 1, Duration.ofMillis(100),
      Duration.ofMillis(100), 0.03, MOST, false, false, Duration.ofMillis(1));

  private final CellState adaptive = state(ADAPTIVE);
  private final CellState fixed = state(Profile.QUICK);

  @Test
  void saysThatTheBudgetEndedIt() {
    add(adaptive, Status.OK, 4);
    // ln 2 / 2 = 0.3466 apart from the mean: sd 0.4002, t(.975, 3) = 3.182, 3.182 * 0.4002 / 2 = 0.637
    assertThat(width(adaptive, ADAPTIVE, false)).isEqualTo(new Warning("W107",
        "the interval is +-63.7 % wide, +-3.0 % was the aim: the budget ended it after 4 forks",
        "run --resume, which goes on with it"));
  }

  @Test
  void saysThatItWasInterrupted() {
    add(adaptive, Status.OK, 4);
    assertThat(width(adaptive, ADAPTIVE, true).message()).endsWith("the run was interrupted after 4 forks");
  }

  @Test
  void saysThatMoreForksAreNotTaken() {
    add(adaptive, Status.OK, MOST);
    assertThat(width(adaptive, ADAPTIVE, false).message()).endsWith("8 forks are the most that profile adaptive takes");
  }

  @Test
  void saysThatForksWereDisturbed() {
    add(adaptive, Status.OK, 4);
    // Eight at most, two replacements, and one more for each four.
    add(adaptive, Status.SUSPECT, 8);
    assertThat(width(adaptive, ADAPTIVE, false).message())
        .endsWith("8 of 12 forks were disturbed, and no more of them are replaced");
  }

  @Test
  void asksForTheAdaptiveProfileWhereForksAreCounted() {
    add(fixed, Status.OK, 3);
    Warning warning = width(fixed, Profile.QUICK, false);
    assertThat(warning.message()).matches("the interval is \\+-[0-9.]+ % wide");
    assertThat(warning.fix()).startsWith("run --profile standard");
  }

  @Test
  void aNarrowIntervalIsNoNews() {
    for (int i = 0; i < 6; i++) {
      adaptive.add(fork(adaptive, Status.OK, i, 100));
    }
    assertThat(warnings(adaptive, ADAPTIVE, false)).isEmpty();
  }

  @Test
  void saysHowLongTheWarmUpTookThatWasNotEnough() {
    for (int i = 0; i < 6; i++) {
      adaptive.add(fork(adaptive, Status.OK, i, 100));
    }
    ForkResult steady = adaptive.forks().getFirst();
    adaptive.add(new ForkResult(steady.cell(), 6, 6, 0, 1, Status.OK, Optional.empty(),
        new TreeMap<>(Map.of(LiveFork.STEADY, "false")),
        List.of(sample(Sample.Phase.WARMUP, 500, 100), sample(Sample.Phase.WARMUP, 2700, 100),
            sample(Sample.Phase.MEASURED, 9000, 100)),
        new TreeMap<>(), List.of(), List.of()));
    // From the first window's beginning to the last one's end; each takes a second.
    assertThat(warnings(adaptive, ADAPTIVE, false)).extracting(Warning::message)
        .containsExactly("1 of 7 forks were not steady after up to 3200 ms of warm-up");
  }

  private static CellState state(Profile profile) {
    return new CellState(TestPlans.workload("w", List.of(), "a").getFirst(), profile);
  }

  private static void add(CellState state, Status status, int forks) {
    for (int i = 0; i < forks; i++) {
      state.add(fork(state, status, state.forks().size(), i % 2 == 0 ? 100 : 200));
    }
  }

  private static ForkResult fork(CellState state, Status status, int sequence, long operations) {
    return new ForkResult(state.planned().cell().id(), sequence, sequence, 0, 1, status,
        status == Status.OK ? Optional.empty() : Optional.of("disturbed"), new TreeMap<>(),
        List.of(sample(Sample.Phase.MEASURED, 0, operations)),
        new TreeMap<>(), List.of(), List.of());
  }

  private static Sample sample(Sample.Phase phase, long offsetMillis, long operations) {
    return new Sample(phase, offsetMillis * 1_000_000, operations, 1_000_000_000L, OptionalLong.empty(), operations,
        new TreeMap<>(), Optional.empty());
  }

  private static Warning width(CellState state, Profile profile, boolean stopped) {
    return warnings(state, profile, stopped).stream().filter(warning -> warning.code().equals("W107")).findFirst()
        .orElseThrow();
  }

  private static List<Warning> warnings(CellState state, Profile profile, boolean stopped) {
    double[] scores = state.forks().stream().filter(fork -> fork.status() == Status.OK)
        .mapToDouble(fork -> ForkScore.of(Metric.THROUGHPUT, fork.measured())).toArray();
    return CellWarnings.of(state,
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, MeanInterval.of(scores, 0.95), scores.length)), profile,
        stopped);
  }
}
