package dev.backbench.json;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code jmh.json}: a report in the format that JMH 1.37 writes with {@code -rf json}, cells of every language, for the
 * viewers that exist (org.openjdk.jmh.results.format.JSONResultFormat is the only specification).
 *
 * <p>Only cells that are OK are written, as the format has no word for the others and its readers would rank them. Two
 * numbers mean what they mean in our report and not in JMH's: the score is the geometric mean over forks, and its error
 * and confidence are of the 95 % interval over forks, where JMH's are 99.9 % over iterations;
 * for a single fork they are "NaN", however many iterations it has.
 */
public final class JmhJson {
  private static final String VERSION = "1.37";
  /** What JMH's profiler calls bytes per operation; viewers know the name. */
  private static final Map<Metric, String> SECONDARY_NAMES = Map.of(Metric.ALLOCATION, "gc.alloc.rate.norm");

  private final Report report;
  private final Set<String> names = new HashSet<>();

  private JmhJson(Report report) {
    this.report = report;
  }

  /** The same bytes for equal reports; ends with a line break. */
  public static String toJson(Report report) {
    JmhJson jmh = new JmhJson(report);
    return JsonText.document(Json.of(report.cells().stream().filter(cell -> cell.status() == Status.OK)
        .map(jmh::benchmark).toList()));
  }

  private Json benchmark(Measurement measurement) {
    Cell cell = measurement.cell();
    List<ForkResult> forks = measurement.forks().stream()
        .filter(fork -> fork.status() == Status.OK && !fork.measured().isEmpty()).toList();
    String version = fact(cell.language() + ".version", "unknown");
    boolean java = cell.language().equals("java");
    JsonObject object = new JsonObject().put("jmhVersion", VERSION).put("benchmark", name(cell))
        .put("mode", mode(cell.metric())).put("threads", 1).put("forks", forks.size()).put("jvm", cell.language())
        .put("jvmArgs", Json.of(List.of())).put("jdkVersion", version)
        .put("vmName", java ? fact("java.vm", "unknown") : cell.language()).put("vmVersion", version)
        .put("warmupIterations", most(forks, fork -> fork.samples().size() - fork.measured().size()))
        .put("warmupTime", time(cell.metric())).put("warmupBatchSize", 1)
        .put("measurementIterations", most(forks, fork -> fork.measured().size()))
        .put("measurementTime", time(cell.metric())).put("measurementBatchSize", 1);
    if (!cell.parameters().isEmpty()) {
      object.put("params", Json.texts(cell.parameters()));
    }
    // An OK measurement has a primary metric; its constructor says so.
    object.put("primaryMetric", metric(measurement.primary().orElseThrow(), raw(forks,
        sample -> OptionalDouble.of(sample.score()))));
    JsonObject secondary = new JsonObject();
    for (MetricEstimate estimate : measurement.secondary()) {
      Metric metric = estimate.metric();
      secondary.put(SECONDARY_NAMES.getOrDefault(metric, metric.id()), metric(estimate, raw(forks,
          sample -> secondary(sample, metric))));
    }
    return object.put("secondaryMetrics", secondary.build()).build();
  }

  private static OptionalDouble secondary(Sample sample, Metric metric) {
    Double value = sample.secondary().get(metric.id());
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static List<List<Double>> raw(List<ForkResult> forks, Function<Sample, OptionalDouble> value) {
    return forks.stream().map(fork -> fork.measured().stream().map(value).filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble).toList()).toList();
  }

  private String fact(String name, String otherwise) {
    return report.environment().facts().getOrDefault(name, otherwise);
  }

  private static long most(List<ForkResult> forks, Function<ForkResult, Integer> count) {
    return forks.stream().mapToLong(count::apply).max().orElse(0);
  }

  /** A benchmark is a Java method there: letters, digits and underscores between dots, and no two alike. */
  private String name(Cell cell) {
    String name = "backbench." + cell.suite() + "." + cell.workload().replaceAll("[^a-z0-9/]", "_").replace('/', '.')
        + "." + cell.contender().replaceAll("[^a-z0-9]", "_");
    while (!names.add(name + cell.parameters())) {
      name += "_";
    }
    return name;
  }

  private static String mode(Metric metric) {
    if (metric.better() == Better.HIGHER) {
      return "thrpt";
    }
    return metric.unit().endsWith("/op") ? "avgt" : "ss";
  }

  /** As JMH prints them; a launch has no length that was asked for. */
  private String time(Metric metric) {
    return mode(metric).equals("ss")
        ? "single-shot"
        : Profile.byId(report.run().profile()).map(profile -> profile.slice().toMillis() + " ms").orElse("unknown");
  }

  private static String unit(Metric metric) {
    return switch (metric.unit()) {
      case "op/s" -> "ops/s";
      case "ns" -> "ns/op";
      default -> metric.unit();
    };
  }

  private static Json metric(MetricEstimate metric, List<List<Double>> raw) {
    Estimate estimate = metric.estimate();
    boolean bounded = metric.forks() > 1 && estimate.bounded();
    double lower = bounded ? estimate.lower() : Double.NaN;
    double upper = bounded ? estimate.upper() : Double.NaN;
    double error = Math.max(estimate.center() - lower, upper - estimate.center());
    return new JsonObject().put("score", number(estimate.center())).put("scoreError", number(error))
        .put("scoreConfidence", Json.of(List.of(number(lower), number(upper))))
        .put("scorePercentiles", JmhPercentiles.of(raw.stream().flatMap(List::stream).toList()))
        .put("scoreUnit", unit(metric.metric()))
        .put("rawData", Json.of(raw.stream().map(JmhJson::numbers).toList())).build();
  }

  private static Json numbers(List<Double> values) {
    List<Json> numbers = new ArrayList<>();
    values.forEach(value -> numbers.add(number(value)));
    return Json.of(numbers);
  }

  /** JMH's way of writing what JSON has no number for. */
  static Json number(double value) {
    if (Double.isNaN(value)) {
      return Json.of("NaN");
    }
    return Double.isInfinite(value) ? Json.of(value > 0 ? "+INF" : "-INF") : Json.of(value);
  }
}
