package dev.backbench.render;

import dev.backbench.json.PlainJson;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A report's numbers as they travel with its page, for its download buttons: estimates and the means of the forks. The
 * samples are in {@code report.json}, which may be many times as long.
 */
final class PageData {
  private PageData() {}

  /**
   * One line of JSON. An estimate is {@code [center, lower, upper, forks]}, a bound of {@code null} is unknown; {@code forks} are
   * means in run order, in the unit of the primary metric.
   */
  static String of(Report report) {
    Map<String, Object> data = new LinkedHashMap<>();
    Run run = report.run();
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("id", run.id());
    identity.put("profile", run.profile());
    identity.put("stamp", run.stamp().name());
    identity.put("started", run.started().toString());
    identity.put("version", run.version());
    identity.put("plan_hash", run.planHash());
    data.put("run", identity);
    data.put("environment", report.environment().facts());
    Map<String, Object> metrics = new LinkedHashMap<>();
    report.cells().forEach(each -> Stream.concat(Stream.of(each.cell().metric()), metrics(each))
        .forEach(metric -> metrics.put(metric.id(), List.of(metric.unit(), metric.better().name()))));
    data.put("metrics", metrics);
    Map<String, Sitting.Row> rows = new LinkedHashMap<>();
    Map<String, String> bases = new LinkedHashMap<>();
    Sitting.of(report).forEach(sitting -> sitting.rows().forEach(row -> {
      rows.put(row.measurement().cell().id(), row);
      bases.put(row.measurement().cell().id(), sitting.base().orElse(""));
    }));
    List<Object> cells = new ArrayList<>();
    for (Measurement each : report.cells()) {
      Map<String, Object> cell = cell(each);
      Sitting.Row row = rows.get(each.cell().id());
      if (row != null) {
        cell.put("rank", row.rank());
        row.ratio().ifPresent(ratio -> {
          cell.put("base", bases.getOrDefault(each.cell().id(), ""));
          cell.put("ratio", numbers(ratio));
        });
      }
      cells.add(cell);
    }
    data.put("cells", cells);
    return PlainJson.line(data);
  }

  private static Stream<Metric> metrics(Measurement each) {
    return Stream.concat(each.primary().stream(), each.secondary().stream()).map(MetricEstimate::metric);
  }

  private static Map<String, Object> cell(Measurement each) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("suite", each.cell().suite());
    cell.put("workload", each.cell().workload());
    cell.put("contender", each.cell().contender());
    cell.put("language", each.cell().language());
    cell.put("parameters", each.cell().parameters());
    cell.put("status", each.status().name());
    each.reason().ifPresent(reason -> cell.put("reason", reason));
    cell.put("metric", each.cell().metric().id());
    Map<String, Object> estimates = new LinkedHashMap<>();
    Stream.concat(each.primary().stream(), each.secondary().stream())
        .forEach(value -> estimates.put(value.metric().id(), estimate(value)));
    cell.put("estimates", estimates);
    cell.put("forks", SampleTimeline.means(each).stream().map(PageData::number).toList());
    return cell;
  }

  private static List<Object> estimate(MetricEstimate value) {
    List<Object> numbers = new ArrayList<>(numbers(value.estimate()));
    numbers.add(value.forks());
    return numbers;
  }

  static List<Object> numbers(Estimate estimate) {
    return Arrays.asList(number(estimate.center()), number(estimate.lower()), number(estimate.upper()));
  }

  /** The library of JSON spells what is not finite as null. */
  private static Object number(double value) {
    double rounded = Significant.of(value);
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9 ? (Object) (long) rounded : (Object) rounded;
  }
}
