package dev.backbench.run.ruler;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Moments;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures all rulers in this process, in turns, so that a bad second hits each of them a little. Used by one thread. */
public final class RulerTrial {
  private static final int ROUNDS = 15;
  private static final long WARM_UP_NANOS = Duration.ofMillis(400).toNanos();
  private static final long SLICE_NANOS = Duration.ofMillis(40).toNanos();

  private final LongSupplier nanoTime;
  private long sink;

  /** With that clock, in nanoseconds. */
  public RulerTrial(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The median slice's nanoseconds per step of each ruler; takes about three seconds. */
  public Map<Ruler, Double> measure() {
    Map<Ruler, Ruler.Work> works = new EnumMap<>(Ruler.class);
    for (Ruler ruler : Ruler.values()) {
      Ruler.Work work = ruler.prepare();
      slice(work, WARM_UP_NANOS);
      works.put(ruler, work);
    }
    Map<Ruler, double[]> slices = new EnumMap<>(Ruler.class);
    works.keySet().forEach(ruler -> slices.put(ruler, new double[ROUNDS]));
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<Ruler, Ruler.Work> each : works.entrySet()) {
        requireNonNull(slices.get(each.getKey()))[round] = slice(each.getValue(), SLICE_NANOS);
      }
    }
    Map<Ruler, Double> medians = new EnumMap<>(Ruler.class);
    slices.forEach((ruler, nanos) -> medians.put(ruler, Moments.median(nanos)));
    return medians;
  }

  /** All that the steps returned; that it may be asked for keeps the work in the program. */
  long sink() {
    return sink;
  }

  /** Nanoseconds per step over at least that long. */
  private double slice(Ruler.Work work, long least) {
    long start = nanoTime.getAsLong();
    long steps = 0;
    long now;
    do {
      sink ^= work.step();
      steps++;
      now = nanoTime.getAsLong();
    } while (now - start < least);
    return (now - start) / (double) steps;
  }
}
