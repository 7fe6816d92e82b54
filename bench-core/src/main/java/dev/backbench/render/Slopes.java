package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.contract.Memory;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.LineFit;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a workload's values grow with a quantity that machines of tomorrow have more of, ready for a table: pauses with the
 * live set, memory with the number of instances or workers. A line through the forks of all cells that differ in that parameter alone.
 *
 * @param id the workload and its other parameters
 * @param growth what grows
 * @param rows in the order of {@link #columns}
 */
record Slopes(String id, Growth growth, List<List<String>> rows) {
  static final String METHOD = "Least squares through the values of all forks; the interval is that of the slope. A line"
      + " says nothing of what lies far beyond the cells that it was fitted to, and where the growth is none it is close to 0.";
  private static final double CONFIDENCE = 0.95;

  /** What values are held against. */
  enum Growth {
    /** Bytes of live set. */
    LIVE("live", "per GiB of live set"),
    /** Processes of the same service. */
    INSTANCES("instances", "per instance"),
    /** Workers of the same process or of several. */
    WORKERS(Cell.WORKERS, "per worker");

    private final String parameter;
    private final String title;

    Growth(String parameter, String title) {
      this.parameter = parameter;
      this.title = title;
    }

    private List<Metric> metrics() {
      return switch (this) {
        case LIVE -> List.of(Metric.PAUSE_MAX, Metric.PAUSE_P999, Metric.HICCUP_MAX, Metric.HICCUP_P999,
            Metric.STALL_MAX, Metric.RSS_LOADED);
        case INSTANCES -> List.of(Metric.RSS, Metric.PSS, Metric.PRIVATE_BYTES);
        case WORKERS -> List.of(Metric.RSS_LOADED, Metric.PSS_LOADED, Metric.PRIVATE_BYTES_LOADED);
      };
    }

    private OptionalDouble of(SortedMap<String, String> parameters) {
      String value = parameters.get(parameter);
      if (value == null) {
        return OptionalDouble.empty();
      }
      return this == LIVE
          ? Memory.bytes(value).map(bytes -> OptionalDouble.of(bytes / 0x1p30)).orElse(OptionalDouble.empty())
          : OptionalDouble.of(Double.parseDouble(value));
    }
  }

  /** Those of a report, in its order. */
  static List<Slopes> of(Report report) {
    List<Slopes> slopes = new ArrayList<>();
    for (Growth growth : Growth.values()) {
      Map<String, Map<String, List<Measurement>>> groups = new LinkedHashMap<>();
      for (Measurement cell : report.cells()) {
        if (cell.status() == Status.OK && growth.of(cell.cell().parameters()).isPresent()) {
          groups.computeIfAbsent(id(cell, growth), _ -> new LinkedHashMap<>())
              .computeIfAbsent(cell.cell().contender(), _ -> new ArrayList<>()).add(cell);
        }
      }
      groups.forEach((id, contenders) -> {
        List<List<String>> rows = new ArrayList<>();
        contenders.forEach((contender, cells) -> growth.metrics()
            .forEach(metric -> row(contender, metric, cells, growth).ifPresent(rows::add)));
        if (!rows.isEmpty()) {
          slopes.add(new Slopes(id, growth, rows));
        }
      });
    }
    return slopes;
  }

  String title() {
    return "Growth " + growth.title + " · " + id;
  }

  List<String> columns() {
    return List.of("contender", "metric", growth.title, "95 %", "at none");
  }

  private static String id(Measurement cell, Growth growth) {
    SortedMap<String, String> others = new TreeMap<>(cell.cell().parameters());
    others.remove(growth.parameter);
    return cell.cell().workload() + (others.isEmpty() ? "" : "/" + others.toString().replaceAll("[{} ]", ""));
  }

  private static Optional<List<String>> row(String contender, Metric metric, List<Measurement> cells, Growth growth) {
    List<double[]> points = new ArrayList<>();
    for (Measurement cell : cells) {
      double x = growth.of(cell.cell().parameters()).orElseThrow();
      cell.forks().stream().filter(fork -> fork.status() == Status.OK)
          .forEach(fork -> value(cell, fork, metric).ifPresent(y -> points.add(new double[]{x, y})));
    }
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
    if (points.stream().mapToDouble(point -> point[0]).distinct().count() < 2) {
      return Optional.empty();
    }
    LineFit fit = LineFit.of(x, y, CONFIDENCE);
    return Optional.of(List.of(contender, metric.id(), Quantity.of(fit.slope().center(), metric.unit()),
        fit.slope().bounded()
            ? "[%s, %s]".formatted(Quantity.of(fit.slope().lower(), metric.unit()),
                Quantity.of(fit.slope().upper(), metric.unit()))
            : "± ∞",
        Quantity.of(fit.intercept(), metric.unit())));
  }

  private static OptionalDouble value(Measurement cell, ForkResult fork, Metric metric) {
    Double whole = fork.values().get(metric.id());
    if (whole != null) {
      return OptionalDouble.of(whole);
    }
    List<Sample> measured = fork.measured();
    return metric.equals(cell.cell().metric())
        ? measured.stream().mapToDouble(Sample::score).average()
        : measured.stream().filter(sample -> sample.secondary().containsKey(metric.id()))
            .mapToDouble(sample -> sample.secondary().getOrDefault(metric.id(), 0.0)).average();
  }
}
