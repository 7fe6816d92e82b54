package dev.backbench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HiccupsTest {
  private static final long MS = 1_000_000;

  /** Two samples of 100 ms. Late by 20 and 5 ms within them, by 50 ms between them, and once by less than a beat. */
  @Test
  void countsBeatsThatFellDueWithinSamples() {
    SortedMap<String, Double> values = values(List.of(sample(0, 100), sample(200, 100)),
        point(10, 20), point(150, 50), point(210, 5), new Series.Point(250 * MS, 400_000));
    assertThat(values).containsEntry(Metric.HICCUP_MAX.id(), 20.0 * MS)
        // 25 ms of 200 ms
        .containsEntry(Metric.HICCUP_SHARE.id(), 0.125).doesNotContainKey(Metric.HICCUP_P999.id());
  }

  /**
   * 20 s are 20,000 beats, of which 20 may be later than the percentile. A stall of 50 ms is 50 late beats of 50, 49, ... 1
   * ms: 20 of them were later than 30 ms, to which the second stall of 10 ms adds none.
   */
  @Test
  void aStallIsAllTheBeatsThatItCovers() {
    Double p999 = values(List.of(sample(0, 20_000)), point(10, 50), point(500, 10)).get(Metric.HICCUP_P999.id());
    assertThat(p999).isNotNull().isCloseTo(30.0 * MS, within(2_000.0));
  }

  @Test
  void aPercentileBelowABeatIsABeat() {
    assertThat(values(List.of(sample(0, 10_000)), new Series.Point(MS, 300_000)))
        .isEqualTo(Map.of(Metric.HICCUP_MAX.id(), 300_000.0, Metric.HICCUP_SHARE.id(), 0.0, Metric.HICCUP_P999.id(),
            (double) MS));
  }

  @Test
  void saysNothingWithoutABeat() {
    assertThat(values(List.of(sample(0, 100)))).isEmpty();
    assertThat(values(List.of(sample(0, 100)), point(100, 7))).isEmpty();
  }

  private static SortedMap<String, Double> values(List<Sample> measured, Series.Point... points) {
    return Pauses.secondary(List.of(new Series(Pauses.HICCUPS, "ns", List.of(points))), measured);
  }

  private static Series.Point point(long dueMillis, long lateMillis) {
    return new Series.Point(dueMillis * MS, lateMillis * MS);
  }

  private static Sample sample(long offsetMillis, long millis) {
    return new Sample(Sample.Phase.MEASURED, offsetMillis * MS, 1, millis * MS, OptionalLong.empty(), 1,
        new TreeMap<>(), Optional.empty());
  }
}
