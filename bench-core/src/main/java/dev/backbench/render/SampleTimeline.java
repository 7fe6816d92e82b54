package dev.backbench.render;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every sample of a sitting where it was taken in the run, one band a contender, so that what drifted with the hour shows
 * as a common slope, and what differed between processes as steps.
 *
 * @param id workload and parameters
 * @param cells with at least one sample that counts, in report order
 * @param stride of so many samples of a cell, one is drawn
 */
record SampleTimeline(String id, List<Measurement> cells, int stride) {
  static final String METHOD = "Each dot is a sample at its time in the run, grey where it was discarded because other processes"
      + " disturbed it, which is decided blind to its value. A band is one contender: ratios to its own estimate, on one"
      + " scale for the sitting; grey is its 95 % interval. Clusters are forks.";
  /** From here on a trend over forks is told from a single odd one. */
  private static final int FEWEST_FOR_DRIFT = 4;

  /** Beyond that many samples in a run, a page would be too long for a mail or a ticket. */
  private static final int MOST_DRAWN = 12_000;

  /** Of each sitting with a number. */
  static List<SampleTimeline> of(Report report) {
    long samples = report.cells().stream().flatMap(each -> each.forks().stream())
        .mapToLong(fork -> fork.measured().size()).sum();
    int stride = 1 + (int) (samples / MOST_DRAWN);
    return Sitting.of(report).stream()
        .map(sitting -> new SampleTimeline(sitting.id(),
            sitting.rows().stream().map(Sitting.Row::measurement)
                .filter(each -> each.forks().stream().anyMatch(fork -> !fork.measured().isEmpty())).toList(),
            stride))
        .filter(timeline -> !timeline.cells().isEmpty()).toList();
  }

  String chart() {
    return TimelineChart.of(this);
  }

  /** Titles of {@link #rows}: the rounds of the sitting with their times in the run. */
  List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("contender"));
    starts().forEach((round, start) -> columns.add("round %s, at %s".formatted(round + 1, minutes(start))));
    columns.add("later half over earlier");
    return columns;
  }

  /** The forks' means in run order, and how the later half stands to the earlier one. */
  List<List<String>> rows() {
    List<Integer> rounds = List.copyOf(starts().keySet());
    return cells.stream().map(each -> {
      String unit = each.cell().metric().unit();
      List<String> row = new ArrayList<>(List.of(each.cell().contender()));
      for (int round : rounds) {
        row.add(each.forks().stream().filter(fork -> fork.round() == round && !fork.measured().isEmpty()).findFirst()
            .map(fork -> Quantity.of(mean(List.of(fork)), unit)).orElse("–"));
      }
      row.add(drift(each));
      return row;
    }).toList();
  }

  /** The geometric mean of each fork's samples, in run order. */
  static List<Double> means(Measurement cell) {
    return cell.forks().stream().filter(fork -> !fork.measured().isEmpty()).map(fork -> mean(List.of(fork))).toList();
  }

  /** Time in the run as {@code 3:07}. */
  static String minutes(long nanos) {
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    return String.format(Locale.ROOT, "%d:%02d", Math.floorDiv(seconds, 60), Math.floorMod(seconds, 60));
  }

  private SortedMap<Integer, Long> starts() {
    SortedMap<Integer, Long> starts = new TreeMap<>();
    cells.forEach(each -> each.forks().stream().filter(fork -> !fork.measured().isEmpty())
        .forEach(fork -> starts.merge(fork.round(), fork.measured().getFirst().offsetNanos(), Math::min)));
    return starts;
  }

  private static String drift(Measurement cell) {
    List<ForkResult> forks = cell.forks().stream().filter(fork -> !fork.measured().isEmpty()).toList();
    if (forks.size() < FEWEST_FOR_DRIFT) {
      return "–";
    }
    int half = forks.size() / 2;
    double ratio = mean(forks.subList(forks.size() - half, forks.size())) / mean(forks.subList(0, half));
    return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
  }

  private static double mean(List<ForkResult> forks) {
    return Math.exp(forks.stream()
        .mapToDouble(fork -> fork.measured().stream().mapToDouble(Sample::score).map(Math::log).average().orElse(0))
        .average().orElse(0));
  }
}
