package dev.backbench.json;

import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what JMH wrote with {@code -rf json}, and does not take it at face value: JMH ends with exit code 0 and a file
 * that looks whole when a fork failed, when the disk was full, and when every benchmark threw.
 */
public final class JmhResults {
  private static final int MOST_BYTES = 256 << 20;
  private static final int MOST = 1_000_000;
  /** With fewer values JMH has no error to give. */
  private static final int LEAST_FOR_ERROR = 3;
  private static final List<String> MODES = List.of("thrpt", "avgt", "sample", "ss");

  private JmhResults() {}

  /**
   * Reads a file of at most 256 MiB.
   *
   * @throws BadInputException with every benchmark that is not whole, also when there is none
   */
  public static List<JmhResult> read(Path file) throws BadInputException {
    try {
      return parse(file.toString(), Document.load(file, file.toString(), MOST_BYTES));
    } catch (Refusal refusal) {
      throw refusal.alone();
    }
  }

  /**
   * As {@link #read(Path)}, from text.
   *
   * @param where the file, for messages
   */
  public static List<JmhResult> parse(String where, String json) throws BadInputException {
    Problems problems = new Problems();
    List<JmhResult> results = new ArrayList<>();
    problems.check(() -> {
      Node root = Document.parse(where, json, problems);
      if (root.items().isEmpty()) {
        throw root.problem("expected at least one benchmark, got none. Every one failed, or no name matched.");
      }
      Set<String> ids = new HashSet<>();
      for (Node node : root.items()) {
        Optional<JmhResult> result = problems.attempt(() -> benchmark(node));
        result.ifPresent(results::add);
        if (result.isPresent() && !ids.add(result.get().id())) {
          problems.add(node.problem("benchmark, mode and parameters must occur once, got " + result.get().id()
              + " again."));
        }
      }
    });
    problems.refuseAny();
    return List.copyOf(results);
  }

  private static JmhResult benchmark(Node node) throws Refusal {
    node.required("jmhVersion").text();
    String benchmark = node.required("benchmark").text();
    String mode = node.required("mode").oneOf(MODES);
    // No fork means that JMH measured in its own process, once.
    int forks = Math.max(1, (int) node.required("forks").integer(0, MOST));
    int iterations = (int) node.required("measurementIterations").integer(1, MOST);
    Optional<Node> params = node.optional("params");
    SortedMap<String, String> parameters = params.isPresent()
        ? CellCodec.textsByName(params.get())
        : new TreeMap<>();
    node.required("secondaryMetrics").members();
    Node metric = node.required("primaryMetric");
    Raw raw = mode.equals("sample")
        ? raw(metric.required("rawDataHistogram"), forks, iterations, JmhResults::histogram)
        : raw(metric.required("rawData"), forks, iterations, item -> new Iteration(positive(item), 1));
    return new JmhResult(benchmark, mode, parameters, metric.required("scoreUnit").text(), metric.required("score")
        .number(), error(metric.required("scoreError"), raw.samples()), raw.values());
  }

  private record Raw(List<List<Double>> values, long samples) {}

  private record Iteration(double value, long samples) {}

  private static Raw raw(Node node, int forks, int iterations, CellCodec.Item<Iteration> item) throws Refusal {
    List<List<Iteration>> raw = CellCodec.list(node, fork -> CellCodec.list(fork, item));
    if (raw.isEmpty()) {
      throw node.refuse("hold the values of " + forks + " forks",
          "Every fork failed, or JMH ran with -Djmh.json.rawData=false.");
    }
    if (raw.size() != forks) {
      throw node.problem("\"rawData\" must hold all forks, got %d of %d forks. The others failed.".formatted(raw.size(),
          forks));
    }
    for (Node fork : node.items()) {
      int got = fork.items().size();
      if (got != iterations) {
        throw fork.problem("fork %s must hold all iterations, got %d of %d iterations.".formatted(
            fork.pointer().substring(fork.pointer().lastIndexOf('/') + 1), got, iterations));
      }
    }
    return new Raw(raw.stream().map(fork -> fork.stream().map(Iteration::value).toList()).toList(),
        raw.stream().flatMap(List::stream).mapToLong(Iteration::samples).sum());
  }

  private static double positive(Node node) throws Refusal {
    double value = node.number();
    if (value <= 0) {
      throw node.refuse("be a positive number");
    }
    return value;
  }

  /** Pairs of a value and how often it occurred. */
  private static Iteration histogram(Node node) throws Refusal {
    double sum = 0;
    long count = 0;
    for (Node entry : node.items()) {
      List<Node> pair = entry.items();
      if (pair.size() != 2) {
        throw entry.refuse("be a pair of value and count");
      }
      long times = pair.getLast().integer(1, Integer.MAX_VALUE);
      sum += positive(pair.getFirst()) * times;
      count += times;
    }
    if (count == 0) {
      throw node.refuse("hold at least one sample");
    }
    return new Iteration(sum / count, count);
  }

  private static OptionalDouble error(Node node, long samples) throws Refusal {
    if (node.json() instanceof Json.Text text && text.value().equals("NaN")) {
      if (samples < LEAST_FOR_ERROR) {
        return OptionalDouble.empty();
      }
      throw node.refuse("be a number with %d samples; \"NaN\" is for fewer than %d".formatted(samples,
          LEAST_FOR_ERROR));
    }
    double error = node.number();
    if (error < 0) {
      throw node.refuse("be at least 0");
    }
    return OptionalDouble.of(error);
  }
}
