package dev.backbench.run.gate;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Jvm;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.unit.Better;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two jars have in common, and what only one of them has. Benchmarks match by name and parameter values.
 *
 * @param common in the order of the base
 * @param removed ids that only the base has
 * @param added ids that only the candidate has
 */
public record GateCases(List<GateCase> common, List<String> removed, List<String> added) {
  private static final int LEAST_HEAP = 16 << 20;
  private static final String SINGLE_SHOT = "ss";

  /** Copies the lists. */
  public GateCases {
    common = List.copyOf(common);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  /**
   * Matches them. A benchmark in several modes is compared once, in the first of them that the base lists, for scores come
   * as operations per second in every mode; single shots, which measure something else, count apart.
   *
   * @param jars a name for the pair of jars
   * @param base what the base's jar holds
   * @param candidate what the candidate's jar holds
   * @param heapBytes of forks whose {@code @Fork} sets none
   * @param cpus how many threads a benchmark with one thread per processor has
   */
  public static GateCases of(String jars, List<JmhBenchmark> base, List<JmhBenchmark> candidate, long heapBytes,
      int cpus) {
    Map<String, Variant> before = variants(base);
    Map<String, Variant> after = variants(candidate);
    List<GateCase> common = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    before.forEach((id, variant) -> {
      Variant other = after.get(id);
      if (other == null) {
        removed.add(id);
      } else {
        common.add(match(jars, new Match(id, variant, other), heapBytes, cpus));
      }
    });
    return new GateCases(common, removed, after.keySet().stream().filter(id -> !before.containsKey(id)).toList());
  }

  /** Those of both. */
  public GateCases plus(GateCases more) {
    return new GateCases(Stream.concat(common.stream(), more.common.stream()).toList(),
        Stream.concat(removed.stream(), more.removed.stream()).toList(),
        Stream.concat(added.stream(), more.added.stream()).toList());
  }

  /** Those of which a test says that they are let off are in no list any more. */
  public GateCases without(Predicate<String> letOff) {
    return new GateCases(common.stream().filter(each -> !letOff.test(each.benchmark().id())).toList(),
        removed.stream().filter(letOff.negate()).toList(), added.stream().filter(letOff.negate()).toList());
  }

  /**
   * Those of which the name, or the name with its parameters ({@code Sort.quick/size=100}), contains a match. Both are tried,
   * so that an expression may end with {@code $} behind the name.
   */
  public GateCases matching(Pattern wanted) {
    return without(id -> !wanted.matcher(id).find() && !wanted.matcher(name(id)).find());
  }

  /** Every id of either jar. */
  public List<String> ids() {
    return Stream.of(common.stream().map(each -> each.benchmark().id()), removed.stream(), added.stream())
        .flatMap(each -> each).toList();
  }

  private static GateCase match(String jars, Match match, long heapBytes, int cpus) {
    JmhBenchmark benchmark = match.base().benchmark();
    List<String> options = new ArrayList<>(List.of("-bm", benchmark.mode()));
    match.base().parameters().forEach((name, value) -> options.addAll(List.of("-p", name + "=" + value)));
    return new GateCase(jars,
        // The probe turns scores of every mode into operations per second.
        new GatedBenchmark(match.id(), Better.HIGHER, threads(benchmark, cpus), false),
        new Arm.Jmh(benchmark.name(), jvm(benchmark.jvmArgs(), heapBytes), options),
        obstacle(match.base(), match.candidate(), heapBytes, cpus));
  }

  private static Optional<String> obstacle(Variant base, Variant candidate, long heapBytes, int cpus) {
    Optional<String> comma = base.parameters().entrySet().stream().filter(each -> each.getValue().contains(","))
        .map(each -> "parameter %s: expected a value without a comma, got \"%s\". JMH would take it for several values."
            .formatted(each.getKey(), each.getValue()))
        .findFirst();
    if (comma.isPresent()) {
      return comma;
    }
    if (!jvm(base.benchmark().jvmArgs(), heapBytes).equals(jvm(candidate.benchmark().jvmArgs(), heapBytes))) {
      return Optional.of("@Fork: expected the same collector and heap in both jars, got %s and %s. Make them equal."
          .formatted(base.benchmark().jvmArgs(), candidate.benchmark().jvmArgs()));
    }
    if (threads(base.benchmark(), cpus) != threads(candidate.benchmark(), cpus)) {
      return Optional.of("@Threads: expected as many in both jars, got %d and %d. Make them equal."
          .formatted(threads(base.benchmark(), cpus), threads(candidate.benchmark(), cpus)));
    }
    return Optional.empty();
  }

  private static int threads(JmhBenchmark benchmark, int cpus) {
    int threads = benchmark.threads().orElse(1);
    return threads == 0 ? cpus : threads;
  }

  /** What {@code @Fork} says, where it says so: a second collector on a command line is an error. */
  private static Jvm jvm(List<String> args, long heapBytes) {
    Jvm.Collector collector = Jvm.Collector.SERIAL;
    long heap = heapBytes;
    for (String arg : args) {
      for (Jvm.Collector each : Jvm.Collector.values()) {
        if (arg.matches("-XX:\\+Use\\w+GC") && each.flags().contains(arg)) {
          collector = each;
        }
      }
      if (arg.matches("-Xmx[0-9]{1,12}[kKmMgG]?")) {
        heap = Math.max(LEAST_HEAP, bytes(arg.substring("-Xmx".length())));
      }
    }
    return new Jvm(collector, heap, List.of());
  }

  private static long bytes(String size) {
    long number = Long.parseLong(size.replaceAll("[^0-9]", ""));
    return switch (Character.toLowerCase(size.charAt(size.length() - 1))) {
      case 'k' -> number << 10;
      case 'm' -> number << 20;
      case 'g' -> number << 30;
      default -> number;
    };
  }

  /** Every combination of parameter values, by id; of several modes that tell a rate the first. */
  private static Map<String, Variant> variants(List<JmhBenchmark> benchmarks) {
    Set<String> rated = benchmarks.stream().filter(each -> !each.mode().equals(SINGLE_SHOT)).map(JmhBenchmark::name)
        .collect(Collectors.toSet());
    Map<String, Variant> variants = new LinkedHashMap<>();
    for (JmhBenchmark benchmark : benchmarks) {
      boolean apart = benchmark.mode().equals(SINGLE_SHOT) && rated.contains(benchmark.name());
      for (SortedMap<String, String> parameters : combinations(benchmark.parameters())) {
        variants.putIfAbsent(id(benchmark.name() + (apart ? ":" + SINGLE_SHOT : ""), parameters),
            new Variant(benchmark, parameters));
      }
    }
    return variants;
  }

  private static Collection<SortedMap<String, String>> combinations(Map<String, List<String>> parameters) {
    List<SortedMap<String, String>> all = List.of(new TreeMap<>());
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      List<SortedMap<String, String>> longer = new ArrayList<>();
      for (SortedMap<String, String> sofar : all) {
        for (String value : parameter.getValue()) {
          SortedMap<String, String> next = new TreeMap<>(sofar);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  private static String id(String name, SortedMap<String, String> parameters) {
    return parameters.isEmpty()
        ? name
        : name + parameters.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(",", "/", ""));
  }

  private static String name(String id) {
    int slash = id.indexOf('/');
    String name = slash < 0 ? id : id.substring(0, slash);
    return name.endsWith(":" + SINGLE_SHOT) ? name.substring(0, name.length() - SINGLE_SHOT.length() - 1) : name;
  }

  private record Variant(JmhBenchmark benchmark, SortedMap<String, String> parameters) {}

  private record Match(String id, Variant base, Variant candidate) {}
}
