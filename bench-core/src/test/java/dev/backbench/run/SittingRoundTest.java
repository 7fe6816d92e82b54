package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the forks of a round come up. */
final class SittingRoundTest {
  private static final long PLENTY_BYTES = 64L << 30;
  private static final List<PlannedCell> CELLS = TestPlans.workload("w", List.of(), "a", "b", "c");

  @TempDir
  private Path scratch;
  private final FakeForks forks = new FakeForks();
  private final List<String> steps = new ArrayList<>();
  private int stopsAfterChecks = Integer.MAX_VALUE;

  @Test
  void allAreOnTheirWayBeforeTheFirstIsWaitedFor() throws StoppedException {
    round().run(CELLS);
    assertThat(steps.subList(0, 6)).containsExactly("begin a", "begin b", "begin c", "ready a", "ready b", "ready c");
  }

  @Test
  void whatIsOnItsWayWhenARoundStopsIsClosed() {
    stopsAfterChecks = 4;
    assertThatThrownBy(() -> round().run(CELLS)).isInstanceOf(StoppedException.class);
    assertThat(steps).containsExactly("begin a", "begin b", "begin c", "ready a", "close a", "close b", "close c");
    assertThat(forks.open).isEmpty();
  }

  private SittingRound round() {
    Noting noting = new Noting();
    return new SittingRound(new Bench(Profile.SMOKE, new Sources(noting, noting, noting, noting, noting),
        new Fixtures(List.of()), _ -> Optional.empty(), () -> _ -> Optional.empty(), () -> 0,
        RunClock.startingAt(0, forks), scratch, PLENTY_BYTES, () -> stopsAfterChecks-- == 0,
        new SilentProgress(new ArrayList<>())), 0, new SplittableRandom(1));
  }

  /** Notes what becomes of each. */
  private final class Noting implements ForkSource {
    @Override
    public Fork start(ForkRequest request) {
      return forks.start(request);
    }

    @Override
    public Begun begin(ForkRequest request) {
      String contender = request.cell().contender().id();
      steps.add("begin " + contender);
      return new Begun() {
        @Override
        public Fork ready() {
          steps.add("ready " + contender);
          return start(request);
        }

        @Override
        public void close() {
          steps.add("close " + contender);
        }
      };
    }

    @Override
    public void close() {}
  }
}
