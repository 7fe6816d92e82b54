package dev.backbench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.assertj.core.data.MapEntry;
import org.junit.jupiter.api.Test;

final class PausesTest {
  /** Two samples of 1,000 ns with a gap of 500 between them: [1000, 2000) and [2500, 3500). */
  private static final List<Sample> SAMPLES = List.of(sample(1000, 1000), sample(2500, 1000));

  @Test
  void sharesWallTimeAndKeepsTheLongest() {
    // 100 + 300 of 2,000.
    assertThat(Pauses.secondary(List.of(pauses(at(1200, 100), at(2600, 300))), SAMPLES))
        .containsOnly(entry("pause-share", 0.2), entry("pause-max", 300));
  }

  @Test
  void countsOnlyWhatLiesWithinSamplesButTheWholeLengthAsTheLongest() {
    // 900..1100 has 100 within; 1900..2700 has 100 in the first and 200 in the second sample: 400 of 2,000.
    assertThat(Pauses.secondary(List.of(pauses(at(900, 200), at(1900, 800))), SAMPLES))
        .containsOnly(entry("pause-share", 0.2), entry("pause-max", 800));
  }

  @Test
  void passesOverWhatTouchesNoSample() {
    // The warm-up, the gap, the tear-down; and one that ends on the very start of a sample.
    assertThat(Pauses.secondary(List.of(pauses(at(0, 900), at(900, 100), at(2100, 300), at(3500, 900))), SAMPLES))
        .isEmpty();
    assertThat(Pauses.secondary(List.of(pauses()), SAMPLES)).isEmpty();
    assertThat(Pauses.secondary(List.of(pauses(at(0, 100))), List.of())).isEmpty();
  }

  @Test
  void keepsStallsApartFromPauses() {
    Series stalls = new Series("allocation-stall", "ns", List.of(at(1000, 1000), at(1000, 1000), at(2500, 500)));
    Series other = new Series("rss", "B", List.of(at(1000, 7)));
    // Two threads wait for the whole first sample, one for half of the second: 2,500 of 2,000.
    assertThat(Pauses.secondary(List.of(other, stalls, pauses(at(1500, 20))), SAMPLES)).containsOnly(
        entry("pause-share", 0.01), entry("pause-max", 20), entry("stall-share", 1.25), entry("stall-max", 1000));
  }

  @Test
  void reportsAPercentileOnlyWithTenValuesBeyondIt() {
    List<Series.Point> points = new ArrayList<>();
    for (int i = 1; i < 10_000; i++) {
      points.add(at(1000, i));
    }
    Collections.shuffle(points, new java.util.Random(1));
    List<Sample> wide = List.of(sample(0, 1_000_000));
    assertThat(Pauses.secondary(List.of(pauses(points)), wide)).doesNotContainKey("pause-p999");
    points.add(at(1000, 10_000));
    // Of 1..10,000 the values 9,991..10,000 lie beyond 9,990.
    assertThat(Pauses.secondary(List.of(pauses(points)), wide)).contains(entry("pause-p999", 9_990),
        entry("pause-max", 10_000));
  }

  private static MapEntry<String, Double> entry(String metric, double value) {
    return MapEntry.entry(metric, value);
  }

  private static Series pauses(Series.Point... points) {
    return pauses(List.of(points));
  }

  private static Series pauses(List<Series.Point> points) {
    return new Series("gc-pause", "ns", points);
  }

  private static Series.Point at(long offset, double nanos) {
    return new Series.Point(offset, nanos);
  }

  private static Sample sample(long offset, long wall) {
    return new Sample(Sample.Phase.MEASURED, offset, 1, wall, OptionalLong.empty(), 1, new TreeMap<>(),
        Optional.empty());
  }
}
