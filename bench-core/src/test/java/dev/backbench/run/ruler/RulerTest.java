package dev.backbench.run.ruler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RulerTest {
  @Test
  void theWorkIsTheSameEveryTime() {
    for (Ruler ruler : Ruler.values()) {
      assertThat(steps(ruler)).as(ruler.id()).isEqualTo(steps(ruler));
    }
  }

  private static long[] steps(Ruler ruler) {
    Ruler.Work work = ruler.prepare();
    return LongStream.generate(work::step).limit(3).toArray();
  }

  /** A hop that came back too soon would stay in a cache and measure something else. */
  @Test
  void memoryGoesOnWhereItWas() {
    long[] steps = steps(Ruler.MEMORY);
    assertThat(Arrays.stream(steps).distinct().count()).isEqualTo(steps.length);
  }

  /** The clock goes on by 10 ms at each look, so each step takes that long, whatever this machine does. */
  @Test
  void tellsTheNanosecondsOfAStep() {
    AtomicLong clock = new AtomicLong();
    RulerTrial trial = new RulerTrial(() -> clock.addAndGet(10_000_000));
    Map<Ruler, Double> measured = trial.measure();
    assertThat(measured).containsOnlyKeys(Ruler.values()).allSatisfy((_, nanos) -> assertThat(nanos).isEqualTo(1e7));
    assertThat(trial.sink()).isNotZero();
  }
}
