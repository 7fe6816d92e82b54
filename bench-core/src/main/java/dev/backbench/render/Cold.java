package dev.backbench.render;

import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How cold the contenders of a sitting began, ready for a table and a picture: the throughput of their first slices as
 * shares of their own steady throughput.
 *
 * @param id workload and parameters
 * @param curves one per contender with a number, in report order; at least one
 */
record Cold(String id, List<Curve> curves) {
  static final List<String> COLUMNS = List.of("contender", "first slice", "95 %", "time to 90 %", "95 %",
      "operations to 90 %", "95 %");
  /** Titles of {@link #points}. */
  static final List<String> POINT_COLUMNS = List.of("contender", "share of its steady throughput after");
  static final String METHOD = "Shares of the contender's own steady speed: throughput, or answers per CPU second at a constant rate."
      + " A kernel's clock starts with its first operation after the verify input, whose operations are missing: a"
      + " just-in-time compiler was at least so cold.";
  /** Beyond the first slices a curve is drawn at every doubling, so that its table stays readable. */
  private static final int DENSE = 6;

  /**
   * A contender's beginning.
   *
   * @param contender its id
   * @param summary the metrics of {@link Metric#COLD}, each as value and interval, in the order of {@link #COLUMNS}
   * @param points end of a slice in nanoseconds since the first operation, and share of the steady throughput; means over
   *     the forks that have that slice, as long as half of them do
   */
  record Curve(String contender, List<String> summary, List<LineChart.Point> points) {}

  /** All sittings of a report in which a contender told of its beginning. */
  static List<Cold> of(Report report) {
    return Sitting.of(report).stream().map(sitting -> new Cold(sitting.id(),
        sitting.rows().stream().map(row -> curve(row.measurement())).flatMap(Optional::stream).toList()))
        .filter(cold -> !cold.curves().isEmpty()).toList();
  }

  String title() {
    return "Cold and steady · " + id;
  }

  /** In the order of {@link #COLUMNS}. */
  List<List<String>> rows() {
    return curves.stream().map(curve -> {
      List<String> row = new ArrayList<>(List.of(curve.contender()));
      row.addAll(curve.summary());
      return row;
    }).toList();
  }

  /** In the order of {@link #POINT_COLUMNS}: the picture's numbers. */
  List<List<String>> points() {
    return curves.stream()
        .map(curve -> List.of(curve.contender(),
            curve.points().stream().map(point -> Quantity.of(point.x(), "ns") + ": " + Quantity.percent(point.y()))
                .collect(Collectors.joining(" · "))))
        .toList();
  }

  /** The picture. */
  String chart() {
    List<LineChart.Line> lines = new ArrayList<>(
        curves.stream().map(curve -> new LineChart.Line(curve.contender(), curve.points(), false)).toList());
    double least = end(lines, true);
    double most = end(lines, false);
    lines.add(
        new LineChart.Line("steady", List.of(new LineChart.Point(least, 1), new LineChart.Point(most, 1)), true));
    double top = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(LineChart.Point::y).max().orElse(1);
    return LineChart.of(
        "Throughput over time as a share of the steady one in %s; the table below has the same numbers".formatted(id),
        lines,
        new LineChart.Scale("time since the first operation",
            Axis.logarithmic(least, most, at -> Quantity.of(at, "ns"))),
        new LineChart.Scale("share of the steady throughput",
            Axis.linear(0, Math.max(1, top), share -> Math.round(100 * share) + " %")));
  }

  private static double end(List<LineChart.Line> lines, boolean least) {
    var all = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(LineChart.Point::x);
    return (least ? all.min() : all.max()).orElseThrow();
  }

  private static Optional<Curve> curve(Measurement cell) {
    List<String> summary = new ArrayList<>();
    for (Metric metric : Metric.COLD) {
      Optional<MetricEstimate> found = cell.secondary().stream().filter(each -> each.metric().equals(metric))
          .findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Estimate value = found.get().estimate();
      summary.add(metric.equals(Metric.FIRST_SLICE_SHARE)
          ? Quantity.percent(value.center())
          : Quantity.of(value.center(), metric.unit()));
      summary.add(Quantity.spread(value, metric.unit()));
    }
    List<LineChart.Point> points = points(cell);
    return points.isEmpty() ? Optional.empty() : Optional.of(new Curve(cell.cell().contender(), summary, points));
  }

  private static List<LineChart.Point> points(Measurement cell) {
    List<List<Sample>> forks = cell.forks().stream().filter(fork -> !fork.measured().isEmpty())
        .map(fork -> fork.samples().stream().filter(sample -> sample.phase() == Sample.Phase.WARMUP).toList()).toList();
    List<Double> steady = cell.forks().stream().filter(fork -> !fork.measured().isEmpty())
        .map(fork -> rate(fork.measured())).toList();
    List<LineChart.Point> points = new ArrayList<>();
    for (int slice : slices(forks)) {
      double time = 0;
      double share = 0;
      int having = 0;
      for (int i = 0; i < forks.size(); i++) {
        if (forks.get(i).size() > slice) {
          time += forks.get(i).subList(0, slice + 1).stream().mapToLong(Sample::wallNanos).sum();
          share += rate(forks.get(i).subList(slice, slice + 1)) / steady.get(i);
          having++;
        }
      }
      if (having > 0 && 2 * having >= forks.size()) {
        points.add(new LineChart.Point(time / having, share / having));
      }
    }
    return points;
  }

  private static Set<Integer> slices(List<List<Sample>> forks) {
    int longest = forks.stream().mapToInt(List::size).max().orElse(0);
    Set<Integer> slices = new LinkedHashSet<>();
    for (int slice = 0; slice < longest; slice = slice < DENSE ? slice + 1 : 2 * slice) {
      slices.add(slice);
    }
    return slices;
  }

  private static double rate(List<Sample> samples) {
    return samples.stream().mapToLong(Sample::operations).sum() * 1e9
        / samples.stream().mapToLong(Sample::wallNanos).sum();
  }
}
