package dev.backbench.json;

import dev.backbench.contract.Cell;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Reproducibility;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cells, metrics, estimates and noise: what reports, fork records and plans have in common. */
final class CellCodec {
  private CellCodec() {}

  /** Puts a cell's keys into an object; the id is for readers, and checked on reading. */
  static JsonObject write(Cell cell, JsonObject object) {
    return object.put("id", cell.id()).put("suite", cell.suite()).put("workload", cell.workload())
        .put("contender", cell.contender()).put("language", cell.language())
        .put("parameters", Json.texts(cell.parameters())).put("metric", write(cell.metric()));
  }

  static Cell read(Node node) throws Refusal {
    String suite = node.required("suite").text();
    String workload = node.required("workload").text();
    String contender = node.required("contender").text();
    String language = node.required("language").text();
    SortedMap<String, String> parameters = textsByName(node.required("parameters"));
    Metric metric = readMetric(node.required("metric"));
    Cell cell = node.build(() -> new Cell(suite, workload, contender, language, parameters, metric));
    Node id = node.required("id");
    if (!id.text().equals(cell.id())) {
      throw id.refuse("be \"" + cell.id() + "\", as the other keys say", "The file was edited by hand.");
    }
    return cell;
  }

  static Json write(Metric metric) {
    return new JsonObject().put("id", metric.id()).put("unit", metric.unit()).put("better", metric.better()).build();
  }

  private static Metric readMetric(Node node) throws Refusal {
    String id = node.required("id").text();
    String unit = node.required("unit").text();
    Better better = node.required("better").constant(Better.class);
    return new Metric(id, unit, better);
  }

  static Json write(MetricEstimate estimate) {
    JsonObject object = new JsonObject().put("metric", write(estimate.metric()))
        .put("estimate", write(estimate.estimate())).put("forks", estimate.forks());
    estimate.reproducibility().ifPresent(each -> object.put("reproducibility",
        new JsonObject().put("interval", write(each.interval())).put("sessions", each.sessions()).build()));
    return object.build();
  }

  static MetricEstimate readMetricEstimate(Node node) throws Refusal {
    return new MetricEstimate(readMetric(node.required("metric")), readEstimate(node.required("estimate")),
        node.required("forks").naturalInt(), readReproducibility(node.optional("reproducibility")));
  }

  private static Optional<Reproducibility> readReproducibility(Optional<Node> node) throws Refusal {
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Estimate interval = readEstimate(node.get().required("interval"));
    int sessions = node.get().required("sessions").naturalInt();
    return Optional.of(node.get().build(() -> new Reproducibility(interval, sessions)));
  }

  /** JSON has no infinity: a bound of {@code null} is one that the sample is too small to give. */
  static Json write(Estimate estimate) {
    return new JsonObject().put("center", estimate.center()).put("lower", estimate.lower())
        .put("upper", estimate.upper()).build();
  }

  static Estimate readEstimate(Node node) throws Refusal {
    double center = node.required("center").number();
    double lower = node.required("lower").numberOr(Double.NEGATIVE_INFINITY);
    double upper = node.required("upper").numberOr(Double.POSITIVE_INFINITY);
    return node.build(() -> new Estimate(center, lower, upper));
  }

  static Json write(Noise noise) {
    return new JsonObject().put("steal", noise.steal()).put("foreign_cpu", noise.foreignCpu())
        .put("pressure", noise.pressure()).build();
  }

  static Noise readNoise(Node node) throws Refusal {
    double steal = node.required("steal").number();
    double foreignCpu = node.required("foreign_cpu").number();
    double pressure = node.required("pressure").number();
    return node.build(() -> new Noise(steal, foreignCpu, pressure));
  }

  static SortedMap<String, String> textsByName(Node node) throws Refusal {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      texts.put(member.getKey(), member.getValue().text());
    }
    return texts;
  }

  /** Reads one item of an array. */
  @FunctionalInterface
  interface Item<T> {
    T read(Node node) throws Refusal;
  }

  static <T> List<T> list(Node array, Item<T> item) throws Refusal {
    List<T> items = new ArrayList<>();
    for (Node node : array.items()) {
      items.add(item.read(node));
    }
    return items;
  }
}
