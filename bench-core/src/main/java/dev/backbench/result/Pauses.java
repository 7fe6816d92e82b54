package dev.backbench.result;

import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the collector's interruptions amount to during the measured samples of a fork.
 *
 * <p>Two kinds, because one hides the other: a collector without long pauses may let the threads wait for memory
 * instead. On one CPU and a full heap ZGC paused for 0.8 ms of 2.5 s, and its only thread waited for 2 s.
 */
public final class Pauses {
  /** Id of the series of stop-the-world pauses: when each began, and its nanoseconds. */
  public static final String PAUSES = "gc-pause";
  /** Id of the series of waits for memory by single threads: when each began, and its nanoseconds. */
  public static final String STALLS = "allocation-stall";

  /**
   * Id of the series of a metronome's late beats: when each was due, and by how many nanoseconds it came late. Beats that
   * were a millisecond late or more, of which those fell out that a stall covers, and of each slice the latest beat in any
   * case.
   */
  public static final String HICCUPS = "hiccup";

  /** A percentile needs ten values beyond it. */
  private static final int FEWEST_FOR_P999 = 10_000;

  private Pauses() {}

  /**
   * Values by metric id, for a fork as a whole.
   *
   * @param series of a fork; others than {@link #PAUSES}, {@link #STALLS} and {@link #HICCUPS} are passed over
   * @param measured the samples that count; offsets of both on one clock
   * @return {@code pause-share} (the parts of pauses within samples, over the samples' wall time), {@code pause-max}
   *     (of pauses that touch a sample, at full length), {@code pause-p999} for 10,000 pauses or more, and
   *     {@code stall-share} and {@code stall-max} likewise, where a share above 1 means several waiting threads; those of
   *     {@link Hiccups}; nothing
   *     of a kind that did not occur, because its logarithm, on which means are taken, does not exist
   */
  public static SortedMap<String, Double> secondary(List<Series> series, List<Sample> measured) {
    SortedMap<String, Double> values = new TreeMap<>();
    for (Series one : series) {
      switch (one.id()) {
        case PAUSES -> {
          Interruptions pauses = Interruptions.of(one, measured);
          put(values, Metric.PAUSE_SHARE, Metric.PAUSE_MAX, pauses);
          put999(values, pauses);
        }
        case HICCUPS -> values.putAll(Hiccups.of(one, measured));
        case STALLS -> put(values, Metric.STALL_SHARE, Metric.STALL_MAX, Interruptions.of(one, measured));
        default -> {
          // Memory, warm-up curves: not interruptions.
        }
      }
    }
    return Collections.unmodifiableSortedMap(values);
  }

  private static void put(SortedMap<String, Double> values, Metric share, Metric max, Interruptions found) {
    if (!found.sorted.isEmpty()) {
      values.put(share.id(), found.share);
      values.put(max.id(), found.sorted.getLast());
    }
  }

  private static void put999(SortedMap<String, Double> values, Interruptions found) {
    int count = found.sorted.size();
    if (count >= FEWEST_FOR_P999) {
      // Nearest rank: the smallest value that at least 99.9 % do not exceed; in integers, 0.999 being no double.
      values.put(Metric.PAUSE_P999.id(), found.sorted.get((int) ((count * 999L + 999) / 1000) - 1));
    }
  }

  /**
   * Those that touch a sample.
   *
   * @param sorted their full nanoseconds, ascending
   * @param share the parts within samples over the samples' wall time
   */
  private record Interruptions(List<Double> sorted, double share) {
    static Interruptions of(Series series, List<Sample> measured) {
      List<Double> touching = new ArrayList<>();
      double within = 0;
      for (Series.Point point : series.points()) {
        double part = 0;
        for (Sample sample : measured) {
          part += overlap(point, sample);
        }
        if (part > 0) {
          touching.add(point.value());
          within += part;
        }
      }
      Collections.sort(touching);
      double wall = measured.stream().mapToDouble(Sample::wallNanos).sum();
      return new Interruptions(touching, touching.isEmpty() ? 0 : within / wall);
    }

    private static double overlap(Series.Point point, Sample sample) {
      long sinceStart = point.offsetNanos() - sample.offsetNanos();
      return Math.max(0, Math.min(sinceStart + point.value(), (double) sample.wallNanos()) - Math.max(sinceStart, 0));
    }
  }
}
