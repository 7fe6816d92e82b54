package dev.backbench.json;

import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Formula;
import dev.backbench.claim.Member;
import dev.backbench.contract.CellRef;
import dev.backbench.stats.Scale;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one number of a claim: a cell, or a ratio or a difference of two. What a member does not say itself, {@code at_least},
 * {@code at_most}, {@code unit} and {@code rule}, the whole check says for all.
 */
final class MemberReader {
  private static final List<String> RANGE = List.of("at_least", "at_most", "unit", "rule");
  private static final List<String> RULES = Arrays.stream(ClaimedRange.Rule.values())
      .map(rule -> rule.name().toLowerCase(Locale.ROOT)).toList();
  /** How many of a metric's own units one of these is. */
  private static final Map<String, Double> UNITS = Map.of("us", 1e3, "ms", 1e6, "s", 1e9, "kB", 1e3, "MB", 1e6, "GB",
      1e9, "per_second", 1.0);

  private MemberReader() {}

  /**
   * The member.
   *
   * @param check the check that it is a member of
   */
  static Member read(Node node, Node check, Problems problems) throws Refusal {
    node.unknown(
        List.of("workload", "parameters", "contender", "minus", "numerator", "denominator", "metric", "times", "per",
            "at_least", "at_most", "unit", "rule"))
        .forEach(problems::add);
    Formula formula = formula(node);
    if (node.optional("contender").isPresent()) {
      return single(node, check, formula, problems);
    }
    if (node.optional("minus").isPresent()) {
      throw node.problem("minus belongs to a contender, not to a ratio.");
    }
    ClaimedRange range = range(node, check, Scale.LOG);
    CellRef numerator = cell(node, node.required("numerator"), problems);
    CellRef denominator = cell(node, node.required("denominator"), problems);
    return node.build(() -> new Member.Ratio(numerator, denominator, formula, range));
  }

  private static Member single(Node node, Node check, Formula formula, Problems problems) throws Refusal {
    if (!formula.times().isEmpty() || !formula.per().isEmpty()) {
      throw node.problem("times and per belong to a ratio: a product of metrics has no unit of its own.");
    }
    CellRef cell = cell(node, node.required("contender"), problems);
    Optional<Node> minus = node.optional("minus");
    if (minus.isPresent()) {
      CellRef other = cell(node, minus.get(), problems);
      ClaimedRange range = range(node, check, Scale.LINEAR);
      return node.build(() -> new Member.Difference(cell, other, formula.metric(), range));
    }
    ClaimedRange range = range(node, check, Scale.LOG);
    return node.build(() -> new Member.Value(cell, formula.metric(), range));
  }

  /** A contender's id, or an object that names another workload or other parameters too. */
  private static CellRef cell(Node member, Node node, Problems problems) throws Refusal {
    if (!node.isObject()) {
      String contender = node.text();
      String workload = member.required("workload").text();
      SortedMap<String, String> parameters = parameters(member);
      return node.build(() -> new CellRef(workload, contender, parameters));
    }
    node.unknown(List.of("workload", "contender", "parameters")).forEach(problems::add);
    String contender = node.required("contender").text();
    String workload = (node.optional("workload").isPresent() ? node : member).required("workload").text();
    SortedMap<String, String> parameters = parameters(node.optional("parameters").isPresent() ? node : member);
    return node.build(() -> new CellRef(workload, contender, parameters));
  }

  private static SortedMap<String, String> parameters(Node node) throws Refusal {
    SortedMap<String, String> parameters = new TreeMap<>();
    Optional<Node> given = node.optional("parameters");
    if (given.isPresent()) {
      for (Map.Entry<String, Node> member : given.get().members().entrySet()) {
        parameters.put(member.getKey(), member.getValue().text());
      }
    }
    return parameters;
  }

  private static Formula formula(Node node) throws Refusal {
    Optional<Node> given = node.optional("metric");
    Optional<String> metric = given.isPresent() ? Optional.of(metric(given.get())) : Optional.empty();
    return new Formula(metric, metrics(node, "times"), metrics(node, "per"));
  }

  private static List<String> metrics(Node node, String key) throws Refusal {
    List<String> metrics = new ArrayList<>();
    Optional<Node> given = node.optional(key);
    if (given.isPresent()) {
      for (Node item : given.get().items()) {
        metrics.add(metric(item));
      }
    }
    return metrics;
  }

  private static String metric(Node node) throws Refusal {
    return node.oneOf(Metric.known().stream().map(Metric::id).toList());
  }

  private static ClaimedRange range(Node member, Node check, Scale scale) throws Refusal {
    boolean own = false;
    for (String key : RANGE.subList(0, 2)) {
      own |= member.optional(key).isPresent();
    }
    Node bounds = own ? member : check;
    Optional<Node> unit = either(member, check, "unit");
    double size = unit.isPresent() ? UNITS.getOrDefault(unit.get().oneOf(UNITS.keySet()), 1.0) : 1;
    Optional<Node> given = either(member, check, "rule");
    ClaimedRange.Rule rule = given.isPresent()
        ? ClaimedRange.Rule.valueOf(given.get().oneOf(RULES).toUpperCase(Locale.ROOT))
        : ClaimedRange.Rule.INTERVAL;
    double least = bound(bounds, "at_least").orElse(scale.least()) * size;
    double most = bound(bounds, "at_most").orElse(Double.POSITIVE_INFINITY) * size;
    return bounds.build(() -> new ClaimedRange(least, most, rule, scale));
  }

  private static Optional<Node> either(Node member, Node check, String key) throws Refusal {
    Optional<Node> own = member.optional(key);
    return own.isPresent() ? own : check.optional(key);
  }

  /** A number that may be missing. */
  static OptionalDouble bound(Node node, String key) throws Refusal {
    Optional<Node> given = node.optional(key);
    return given.isPresent() ? OptionalDouble.of(given.get().number()) : OptionalDouble.empty();
  }
}
