package dev.backbench.result;

import dev.backbench.unit.Metric;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * What a metronome of one millisecond says: a thread that does nothing but note how late it wakes. Measured alike in every
 * language, it sees collectors, global locks and schedulers without having to know them.
 *
 * <p>A stall covers the beats that fell due within it: one of 10 ms is ten late beats of 10, 9, ... 1 ms, as ten requests
 * that arrived meanwhile would have waited (coordinated omission, after Tene's jHiccup).
 */
final class Hiccups {
  private static final double BEAT_NANOS = 1e6;
  /** A percentile needs ten values beyond it. */
  private static final double FEWEST_BEATS = 10_000;
  private static final double BEYOND = 0.001;

  private Hiccups() {}

  /**
   * Values by metric id: {@code hiccup-max}, {@code hiccup-share}, and {@code hiccup-p999} from 10,000 beats on, which is 1 ms
   * where fewer than one beat in a thousand was that late.
   *
   * @param series of {@link Pauses#HICCUPS}
   * @param measured the samples that count; offsets of both on one clock
   */
  static SortedMap<String, Double> of(Series series, Iterable<Sample> measured) {
    SortedMap<String, Double> values = new TreeMap<>();
    double wall = 0;
    DoubleStream.Builder found = DoubleStream.builder();
    for (Sample sample : measured) {
      wall += sample.wallNanos();
      // A beat that was due within the slice may come after its end, and counts in full: it is what somebody waited.
      series.points().stream().filter(point -> point.offsetNanos() >= sample.offsetNanos()
          && point.offsetNanos() < sample.offsetNanos() + sample.wallNanos())
          .forEach(point -> found.add(point.value()));
    }
    double[] late = found.build().sorted().toArray();
    if (late.length > 0 && late[late.length - 1] > 0) {
      values.put(Metric.HICCUP_MAX.id(), late[late.length - 1]);
      values.put(Metric.HICCUP_SHARE.id(), DoubleStream.of(late).filter(nanos -> nanos >= BEAT_NANOS).sum() / wall);
      if (wall / BEAT_NANOS >= FEWEST_BEATS) {
        values.put(Metric.HICCUP_P999.id(), quantile(late, BEYOND * wall / BEAT_NANOS));
      }
    }
    return Collections.unmodifiableSortedMap(values);
  }

  /** The lateness that at most so many beats exceeded, by bisection of a count that falls with it. */
  private static double quantile(double[] late, double beats) {
    double low = BEAT_NANOS;
    double high = late[late.length - 1];
    if (high <= low || beyond(late, low) <= beats) {
      return BEAT_NANOS;
    }
    while (high - low > 1_000) {
      double middle = (low + high) / 2;
      if (beyond(late, middle) > beats) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double beyond(double[] late, double nanos) {
    return DoubleStream.of(late).filter(each -> each > nanos).map(each -> 1 + Math.floor((each - nanos) / BEAT_NANOS))
        .sum();
  }
}
