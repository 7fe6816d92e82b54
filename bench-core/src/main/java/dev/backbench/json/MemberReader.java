package dev.backbench.json;

import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Member;
import dev.backbench.contract.CellRef;
import dev.backbench.unit.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads one number of a claim: a cell, or a ratio of two. What a member does not say itself, {@code at_least},
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
    node.unknown(List.of("workload", "parameters", "contender", "numerator", "denominator", "metric", "at_least",
        "at_most", "unit", "rule")).forEach(problems::add);
    ClaimedRange range = range(node, check);
    Optional<String> metric = metric(node);
    if (node.optional("contender").isPresent()) {
      CellRef cell = cell(node, node.required("contender"), problems);
      return node.build(() -> new Member.Value(cell, metric, range));
    }
    CellRef numerator = cell(node, node.required("numerator"), problems);
    CellRef denominator = cell(node, node.required("denominator"), problems);
    return node.build(() -> new Member.Ratio(numerator, denominator, metric, range));
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

  private static Optional<String> metric(Node node) throws Refusal {
    Optional<Node> given = node.optional("metric");
    return given.isPresent()
        ? Optional.of(given.get().oneOf(Metric.known().stream().map(Metric::id).toList()))
        : Optional.empty();
  }

  private static ClaimedRange range(Node member, Node check) throws Refusal {
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
    double least = bound(bounds, "at_least").orElse(0) * size;
    double most = bound(bounds, "at_most").orElse(Double.POSITIVE_INFINITY) * size;
    return bounds.build(() -> new ClaimedRange(least, most, rule));
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
