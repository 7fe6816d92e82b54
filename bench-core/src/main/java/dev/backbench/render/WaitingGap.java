package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the gap between contenders closes while an operation waits longer for something that is not theirs.
 *
 * @param id workload and the other parameters
 * @param base the contender that ratios refer to
 * @param points in the order of contender and wait
 */
record WaitingGap(String id, String base, List<Point> points) {
  /** The parameter, in milliseconds for each statement. */
  static final String WAIT = "wait";
  static final List<String> COLUMNS = List.of("contender", "wait", "share of the base's time spent waiting",
      "ratio to the base");
  static final String METHOD = "Share of time spent waiting: by how much the base's time per operation grew over that at the"
      + " shortest wait, as a share of the whole. At 0 nothing but work is compared; towards 100 % only the wait is left,"
      + " which is the same for everyone.";

  /**
   * One contender at one wait.
   *
   * @param contender its id
   * @param waitMillis before each statement
   * @param share of the base's time per operation that the wait adds, 0 to 1
   * @param ratio of the metric to the base's, paired
   */
  record Point(String contender, double waitMillis, double share, Estimate ratio) {}

  /** Of every workload that was measured with two waits or more. */
  static List<WaitingGap> of(Report report) {
    Map<String, SortedMap<Double, List<Measurement>>> groups = new LinkedHashMap<>();
    for (Measurement each : report.cells()) {
      String wait = each.cell().parameters().getOrDefault(WAIT, "");
      if (each.status() == Status.OK && Set.of("op/s", "ns").contains(each.cell().metric().unit())
          && wait.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
        groups.computeIfAbsent(key(each.cell()), _ -> new TreeMap<>())
            .computeIfAbsent(Double.valueOf(wait), _ -> new ArrayList<>()).add(each);
      }
    }
    List<WaitingGap> gaps = new ArrayList<>();
    groups.forEach((id, byWait) -> of(id, byWait, report).ifPresent(gaps::add));
    return gaps;
  }

  /** In the order of {@link #COLUMNS}. */
  List<List<String>> rows() {
    return points.stream().map(point -> List.of(point.contender(), Quantity.digits(point.waitMillis()) + " ms",
        Quantity.percent(point.share()), Quantity.ratio(point.ratio()))).toList();
  }

  /** The picture: 1 is no gap. */
  String chart() {
    Map<String, List<LineChart.Point>> byContender = new LinkedHashMap<>();
    points.stream().sorted(Comparator.comparingDouble(Point::share))
        .forEach(point -> byContender.computeIfAbsent(point.contender(), _ -> new ArrayList<>())
            .add(new LineChart.Point(point.share(), point.ratio().center())));
    List<LineChart.Line> lines = new ArrayList<>();
    byContender.forEach((contender, line) -> lines.add(new LineChart.Line(contender, line, false)));
    lines.add(new LineChart.Line(base, List.of(new LineChart.Point(0, 1), new LineChart.Point(1, 1)), true));
    double least = points.stream().mapToDouble(point -> point.ratio().center()).min().orElse(1);
    double most = points.stream().mapToDouble(point -> point.ratio().center()).max().orElse(1);
    List<Axis.Tick> ticks = List.of(tick(0), tick(0.25), tick(0.5), tick(0.75), tick(1));
    return LineChart.of(
        "Ratio to %s against the share of time spent waiting in %s; the table below has the same numbers"
            .formatted(base, id),
        lines,
        new LineChart.Scale("share of " + base + "'s time spent waiting", new Axis(0, 1, false, ticks)),
        new LineChart.Scale("ratio", Axis.fitting(Math.min(1, least), Math.max(1, most),
            ratio -> Quantity.digits(ratio) + "×")));
  }

  private static Axis.Tick tick(double share) {
    return new Axis.Tick(share, Math.round(100 * share) + " %");
  }

  private static String key(Cell cell) {
    SortedMap<String, String> others = new TreeMap<>(cell.parameters());
    others.remove(WAIT);
    return new Cell(cell.suite(), cell.workload(), cell.contender(), cell.language(), others, cell.metric())
        .comparison();
  }

  private static Optional<WaitingGap> of(String id, SortedMap<Double, List<Measurement>> byWait, Report report) {
    Measurement base = byWait.firstEntry().getValue().getFirst();
    List<Point> points = new ArrayList<>();
    byWait.forEach((wait, cells) -> find(cells, base.cell().contender()).ifPresent(here -> {
      double share = share(base, here);
      for (Measurement each : cells) {
        Sitting.ratio(each.cell(), base.cell().contender(), report.ratios())
            .ifPresent(ratio -> points.add(new Point(each.cell().contender(), wait, share, ratio)));
      }
    }));
    points.sort(Comparator.comparing(Point::contender).thenComparingDouble(Point::waitMillis));
    boolean drawn = points.stream().mapToDouble(Point::waitMillis).distinct().count() > 1;
    return drawn ? Optional.of(new WaitingGap(id, base.cell().contender(), points)) : Optional.empty();
  }

  private static Optional<Measurement> find(List<Measurement> cells, String contender) {
    return cells.stream().filter(each -> each.cell().contender().equals(contender)).findFirst();
  }

  /** A rate falls, and a time grows, by what is added. */
  private static double share(Measurement shortest, Measurement here) {
    double first = shortest.primary().orElseThrow().estimate().center();
    double now = here.primary().orElseThrow().estimate().center();
    return Math.clamp(1 - (here.cell().metric().better() == Better.HIGHER ? now / first : first / now), 0, 1);
  }
}
