package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.PairSource.Drawn;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import dev.backbench.run.RunClock;
import dev.backbench.run.Slice;
import dev.backbench.run.jmh.JmhBenchmark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks in virtual time: every slice advances the clock by its length. */
final class LivePairsTest implements ForkSource {
  private static final JmhBenchmark BENCHMARK = new JmhBenchmark("x.Y.z", "avgt", OptionalInt.empty(), "SECONDS",
      Map.of());
  private final StringBuilder granted = new StringBuilder();
  private final List<String> open = new ArrayList<>();
  private String broken = "";
  private boolean stop;
  private long now;
  @TempDir
  private Path scratch;

  private LivePairs pairs(Duration budget) {
    List<GateCase> cases = GateCases.of("jars", List.of(BENCHMARK), List.of(BENCHMARK), 64 << 20, 2).common();
    return new LivePairs(
        new GateBench(GateBench.USUAL, this, () -> _ -> Optional.empty(), () -> 0, new RunClock(() -> now, 0), scratch,
            () -> stop, budget, 2),
        cases, 7);
  }

  private String round(LivePairs pairs, int round) {
    granted.setLength(0);
    assertThat(pairs.next(pairs.benchmarks().getFirst(), round)).isInstanceOf(Drawn.Measured.class);
    assertThat(open).isEmpty();
    return granted.toString();
  }

  @Test
  void pilotsDecideTheWarmUpOnceAndSlicesAlternate() {
    LivePairs pairs = pairs(Duration.ofHours(1));
    String first = round(pairs, 1);
    String second = round(pairs, 2);
    // Constant scores are steady after SteadyState.MIN_SLICES = 8; two pilots, two warm-ups, then ABBA four times.
    String a = first.substring(0, 1);
    String b = a.equals("b") ? "c" : "b";
    assertThat(first).isEqualTo((a.repeat(8) + b.repeat(8)).repeat(2) + (a + b + b + a).repeat(4));
    // The even round starts with the other build and has no pilots.
    assertThat(second).isEqualTo(b.repeat(8) + a.repeat(8) + (b + a + a + b).repeat(4));
  }

  @Test
  void eachBuildIsFirstInHalfOfTheRounds() {
    LivePairs pairs = pairs(Duration.ofHours(10));
    StringBuilder firsts = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      firsts.append(round(pairs, i).charAt(0));
    }
    assertThat(firsts.chars().filter(c -> c == 'b').count()).isEqualTo(20);
    // A coin, not a habit: both orders of two rounds occur.
    assertThat(firsts.toString().replaceAll("(..)", "$1 ")).contains("bc ", "cb ");
  }

  @Test
  void aBrokenArmIsNamedAndNothingStaysOpen() {
    broken = "candidate";
    LivePairs pairs = pairs(Duration.ofHours(1));
    assertThat(pairs.next(pairs.benchmarks().getFirst(), 1)).isEqualTo(new Drawn.Broken("candidate: exploded"));
    assertThat(open).isEmpty();
    assertThat(scratch).isEmptyDirectory();
    assertThat(pairs.levels()).isEmpty();
  }

  @Test
  void noPairBeginsThatWouldOverrunTheBudget() {
    // First pair with pilots: (16 + 16 + 16) x 0.2 s = 9.6 s. The next takes 6.4 s, which 15 s do not hold.
    LivePairs pairs = pairs(Duration.ofSeconds(15));
    round(pairs, 1);
    assertThat(pairs.next(pairs.benchmarks().getFirst(), 2)).isEqualTo(new Drawn.Spent("the time budget of 15 s"));
  }

  @Test
  void anInterruptionIsNoFailure() {
    stop = true;
    LivePairs pairs = pairs(Duration.ofHours(1));
    assertThat(pairs.next(pairs.benchmarks().getFirst(), 1)).isInstanceOf(Drawn.Spent.class);
    assertThat(open).isEmpty();
  }

  @Override
  public Fork start(ForkRequest request) {
    String side = request.cell().cell().contender();
    assertThat(request.cell().workload().id()).isEqualTo(side);
    open.add(side);
    return new Fork() {
      @Override
      public Map<String, String> facts() {
        return Map.of();
      }

      @Override
      public Slice run(Duration atLeast) throws ForkFailure {
        if (side.equals(broken)) {
          throw new ForkFailure(Status.FAILED, "exploded");
        }
        now += atLeast.toNanos();
        granted.append(side.charAt(0));
        return new Slice(1000, atLeast.toNanos(), OptionalLong.empty(), Double.NaN, new TreeMap<>());
      }

      @Override
      public Remains finish() {
        return Remains.NOTHING;
      }

      @Override
      public void close() {
        open.remove(side);
      }
    };
  }

  @Override
  public void close() {}
}
