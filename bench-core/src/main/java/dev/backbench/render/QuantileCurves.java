package dev.backbench.render;

import dev.backbench.result.Distribution;
import dev.backbench.result.Measurement;
import dev.backbench.result.Pauses;
import dev.backbench.result.Report;
import dev.backbench.result.Series;
import dev.backbench.stats.Quantile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How a sitting's times spread, contender by contender, from the median outwards: the values of all its forks together.
 * A quantile is shown only where ten values lie beyond it.
 *
 * @param id workload and parameters
 * @param what is spread: {@code response-time}, {@code gc-pause}
 * @param unit of the values
 * @param curves one per contender with at least a median, in report order; at least one
 */
record QuantileCurves(String id, String what, String unit, List<Curve> curves) {
  private static final double[] DRAWN = {0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99999};
  private static final double[] TOLD = {0.5, 0.9, 0.99, 0.999, 0.9999};
  private static final String RESPONSE = "response-time";
  /** Of the load generator and not of the service, or a part of the response time. */
  private static final Set<String> DIAGNOSTIC = Set.of("schedule-lag");
  private static final String SERVICE = "service-time";

  /**
   * A contender's spread.
   *
   * @param contender its id
   * @param count how many values
   * @param max the largest
   * @param quantiles share and value, rising
   */
  record Curve(String contender, long count, double max, List<LineChart.Point> quantiles) {
    OptionalDouble at(double share) {
      return quantiles.stream().filter(point -> point.x() == share).mapToDouble(LineChart.Point::y).findFirst();
    }

    static Optional<Curve> of(String contender, long count, double max, DoubleFunction<OptionalDouble> quantile) {
      List<LineChart.Point> points = new ArrayList<>();
      for (double share : DRAWN) {
        quantile.apply(share).ifPresent(value -> points.add(new LineChart.Point(share, value)));
      }
      return points.isEmpty() ? Optional.empty() : Optional.of(new Curve(contender, count, max, points));
    }
  }

  /** Times that requests took: those from when they were due, where the load says. */
  static List<QuantileCurves> latencies(Report report) {
    List<QuantileCurves> found = new ArrayList<>();
    for (Sitting sitting : Sitting.of(report)) {
      Set<String> ids = sitting.rows().stream().flatMap(row -> row.measurement().forks().stream())
          .flatMap(fork -> fork.distributions().stream()).map(Distribution::id)
          .collect(Collectors.toCollection(LinkedHashSet::new));
      ids.removeAll(DIAGNOSTIC);
      if (ids.contains(RESPONSE)) {
        ids.remove(SERVICE);
      }
      ids.forEach(id -> found.add(of(sitting, id, unit(sitting, id), cell -> pooled(cell, id))));
    }
    return found.stream().filter(curves -> !curves.curves().isEmpty()).toList();
  }

  /** Stop-the-world pauses, and waits for memory. */
  static List<QuantileCurves> pauses(Report report) {
    List<QuantileCurves> found = new ArrayList<>();
    for (Sitting sitting : Sitting.of(report)) {
      for (String id : List.of(Pauses.PAUSES, Pauses.STALLS)) {
        found.add(of(sitting, id, "ns", cell -> interruptions(cell, id)));
      }
    }
    return found.stream().filter(curves -> !curves.curves().isEmpty()).toList();
  }

  /** Titles of {@link #rows}. */
  static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("contender", "values"));
    Arrays.stream(TOLD).forEach(share -> columns.add(name(share)));
    columns.add("max");
    return columns;
  }

  /** The picture's numbers, one row per contender; a dash where fewer than ten values lie beyond. */
  List<List<String>> rows() {
    return curves.stream().map(curve -> {
      List<String> row = new ArrayList<>(List.of(curve.contender(), Long.toString(curve.count())));
      Arrays.stream(TOLD).forEach(share -> row.add(curve.at(share).isPresent()
          ? Quantity.of(curve.at(share).getAsDouble(), unit)
          : "–"));
      row.add(Quantity.of(curve.max(), unit));
      return row;
    }).toList();
  }

  /** The picture: each step to the right on its axis leaves a tenth of the values. */
  String chart() {
    List<LineChart.Line> lines = curves.stream().map(curve -> new LineChart.Line(curve.contender(),
        curve.quantiles().stream().map(point -> new LineChart.Point(nines(point.x()), point.y())).toList(), false))
        .toList();
    double[] values = curves.stream().flatMap(curve -> curve.quantiles().stream()).mapToDouble(LineChart.Point::y)
        .sorted().toArray();
    double last = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(LineChart.Point::x).max()
        .orElse(1);
    List<Axis.Tick> ticks = Arrays.stream(DRAWN).filter(share -> nines(share) <= last + 1e-9)
        .filter(share -> share == DRAWN[0] || Math.abs(nines(share) - Math.rint(nines(share))) < 1e-9)
        .mapToObj(share -> new Axis.Tick(nines(share), name(share))).toList();
    return LineChart.of("Percentiles of %s in %s; the table below has the same numbers".formatted(what, id), lines,
        new LineChart.Scale("percentile", new Axis(nines(DRAWN[0]), Math.max(1, last), false, ticks)),
        new LineChart.Scale(what,
            Axis.fitting(values[0], values[values.length - 1], value -> Quantity.of(value, unit))));
  }

  private static double nines(double share) {
    return -Math.log10(1 - share);
  }

  private static String name(double share) {
    return "p" + BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private static String unit(Sitting sitting, String id) {
    return sitting.rows().stream().flatMap(row -> row.measurement().forks().stream())
        .flatMap(fork -> fork.distributions().stream()).filter(one -> one.id().equals(id)).findFirst().orElseThrow()
        .unit();
  }

  private static QuantileCurves of(Sitting sitting, String id, String unit, Spread spread) {
    return new QuantileCurves(sitting.id(), id, unit, sitting.rows().stream()
        .map(row -> spread.of(row.measurement())).flatMap(Optional::stream).toList());
  }

  /** Reads a cell's values. */
  private interface Spread {
    Optional<Curve> of(Measurement cell);
  }

  private static Optional<Curve> pooled(Measurement cell, String id) {
    List<Distribution> all = cell.forks().stream().flatMap(fork -> fork.distributions().stream())
        .filter(one -> one.id().equals(id)).toList();
    try {
      Histogram pool = new Histogram(3);
      all.forEach(one -> pool.add(one.histogram()));
      return Curve.of(cell.cell().contender(), pool.getTotalCount(), (double) pool.getMaxValue(),
          share -> Quantile.bearable(pool.getTotalCount(), share)
              ? OptionalDouble.of((double) pool.getValueAtPercentile(100 * share))
              : OptionalDouble.empty());
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
      // A report that was written elsewhere: what cannot be read is not drawn.
      return Optional.empty();
    }
  }

  private static Optional<Curve> interruptions(Measurement cell, String id) {
    double[] values = cell.forks().stream().flatMap(fork -> fork.series().stream())
        .filter(series -> series.id().equals(id)).flatMap(series -> series.points().stream())
        .mapToDouble(Series.Point::value).filter(value -> value > 0).sorted().toArray();
    return values.length == 0
        ? Optional.empty()
        : Curve.of(cell.cell().contender(), values.length, values[values.length - 1],
            share -> Quantile.of(values, share));
  }
}
