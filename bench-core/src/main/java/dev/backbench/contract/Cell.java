package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import dev.backbench.unit.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One thing to measure: a workload, a contender and parameters. Its identity is its id; two runs are compared id by id.
 *
 * @param suite the workload's suite
 * @param workload the workload's id
 * @param contender the contender's id
 * @param language the contender's language
 * @param parameters name to value, sorted by name
 * @param metric the primary metric
 */
public record Cell(String suite, String workload, String contender, String language,
    SortedMap<String, String> parameters, Metric metric) {
  /** The parameter that may vary inside a sitting: how many workers do the work at once. It does not shape the input. */
  public static final String WORKERS = "workers";
  /** The parameter that gives a cell's forks another number of CPUs than the usual one. */
  public static final String CPUS = "cpus";
  /** The parameter of a launch that limits the CPU time of its process, in percent of one CPU, by a control group. */
  public static final String CPU_QUOTA = "cpu-quota-percent";
  /** The parameter of a launch that says whether its files are in memory already: {@link #COLD} or {@code warm}. */
  public static final String PAGE_CACHE = "page-cache";
  /** Files are read from the disk. */
  public static final String COLD = "cold";

  /** Checks ids and values, which keeps cells from colliding. */
  public Cell {
    Ids.check("suite", suite);
    Ids.checkWorkload(workload);
    Ids.check("contender", contender);
    requireNonNull(language, "language");
    requireNonNull(metric, "metric");
    parameters.forEach((name, value) -> Ids.checkValue(Ids.check("parameter", name), value));
    String workers = parameters.getOrDefault(WORKERS, "1");
    if (!workers.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("parameter workers: expected a number from 1 to 999, got " + workers);
    }
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** {@code workload/contender} or {@code workload/contender/name=value,name=value}. */
  public String id() {
    return workload + "/" + contender + suffix(parameters);
  }

  /**
   * The cells with the same sitting are measured alternately: {@code workload} and parameters, without contender and
   * without {@link #WORKERS}, so that a sweep over workers is paired.
   */
  public String sitting() {
    SortedMap<String, String> fixed = new TreeMap<>(parameters);
    fixed.remove(WORKERS);
    return workload + suffix(fixed);
  }

  /** The cells with the same comparison are ranked against each other: {@code workload} and all parameters. */
  public String comparison() {
    return workload + suffix(parameters);
  }

  /** How many workers do the work at once; empty for a cell that is no part of a sweep. */
  public OptionalInt workers() {
    String workers = parameters.get(WORKERS);
    return workers == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(workers));
  }

  private static String suffix(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : "/" + parameters.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
