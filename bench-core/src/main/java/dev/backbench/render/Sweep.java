package dev.backbench.render;

import dev.backbench.result.Report;
import dev.backbench.result.Speedup;
import dev.backbench.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A sweep over workers, ready for a table and a picture: what each further worker gained, and per core.
 *
 * @param id workload and parameters, without the number of workers
 * @param speedups of that sitting, in report order
 */
record Sweep(String id, List<Speedup> speedups) {
  static final List<String> COLUMNS = List.of("contender", "workers", "CPUs", "speed-up", "efficiency per core",
      "pairs");
  static final String METHOD = "Speed-up: throughput over that with one worker, paired round by round. Efficiency per core: the speed-up"
      + " divided by min(workers, CPUs). The control is independent processes; a machine on which it gains too little"
      + " voids the sweep (W109).";
  private static final double ONE_WORKER = 1;

  /** All sweeps of a report that has any speed-up, in report order. */
  static List<Sweep> of(Report report) {
    Map<String, List<Speedup>> bySitting = new LinkedHashMap<>();
    report.speedups().forEach(each -> bySitting.computeIfAbsent(each.sitting(), _ -> new ArrayList<>()).add(each));
    return bySitting.entrySet().stream().map(entry -> new Sweep(entry.getKey(), entry.getValue())).toList();
  }

  String title() {
    return "Scaling · " + id;
  }

  /** One row per contender and number of workers, in the order of {@link #COLUMNS}; the control is marked. */
  List<List<String>> rows() {
    return speedups.stream().map(each -> List.of(each.contender() + (each.control() ? " (control)" : ""),
        Integer.toString(each.workers()), Integer.toString(each.cpus()), times(each.ratio()),
        percent(each.efficiency()), Integer.toString(each.pairs()))).toList();
  }

  /** The picture of the same numbers. */
  String chart() {
    Map<String, List<LineChart.Point>> byContender = new LinkedHashMap<>();
    TreeSet<Integer> workers = new TreeSet<>(List.of(1));
    for (Speedup each : speedups) {
      byContender.computeIfAbsent(each.contender(),
          _ -> new ArrayList<>(List.of(new LineChart.Point(ONE_WORKER, ONE_WORKER))))
          .add(new LineChart.Point(each.workers(), each.ratio().center()));
      workers.add(each.workers());
    }
    int cpus = speedups.getFirst().cpus();
    List<LineChart.Line> lines = new ArrayList<>();
    byContender.forEach((contender, points) -> lines.add(new LineChart.Line(contender, points, false)));
    lines.add(new LineChart.Line("min(workers, CPUs)",
        workers.stream().map(n -> new LineChart.Point(n, Math.min(n, cpus))).toList(), true));
    List<Axis.Tick> ticks = workers.stream().map(n -> new Axis.Tick(n, Integer.toString(n))).toList();
    double top = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(LineChart.Point::y).max()
        .orElse(ONE_WORKER);
    return LineChart.of("Speed-up over one worker in %s; the table below has the same numbers".formatted(id), lines,
        new LineChart.Scale("workers", new Axis(ONE_WORKER, workers.last(), true, ticks)),
        new LineChart.Scale("speed-up", Axis.linear(0, top, Quantity::digits)));
  }

  /** A speed-up near 1 is a finding, so it is printed as a number and not as no difference. */
  private static String times(Estimate ratio) {
    return Quantity.digits(ratio.center()) + "× " + bounds(Quantity.digits(ratio.lower()),
        Quantity.digits(ratio.upper()), ratio);
  }

  private static String percent(Estimate share) {
    return Quantity.percent(share.center()) + " " + bounds(Quantity.percent(share.lower()),
        Quantity.percent(share.upper()), share);
  }

  private static String bounds(String lower, String upper, Estimate estimate) {
    return Quantity.bounded(estimate) ? "[" + lower + ", " + upper + "]" : "[?]";
  }
}
