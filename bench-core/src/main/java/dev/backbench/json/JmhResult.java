package dev.backbench.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One benchmark of a file that JMH wrote.
 *
 * @param benchmark fully qualified method name
 * @param mode {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}
 * @param parameters name to value
 * @param unit of every value: {@code ops/s}, {@code us/op}
 * @param score JMH's own mean
 * @param scoreError half of JMH's 99.9 % interval; empty when there were too few samples
 * @param raw one list per fork, one value per iteration, in run order; equally many, all positive. In mode
 *     {@code sample} a value is the mean of the iteration's samples
 */
public record JmhResult(String benchmark, String mode, SortedMap<String, String> parameters, String unit, double score,
    OptionalDouble scoreError, List<List<Double>> raw) {
  /** Copies the collections. */
  public JmhResult {
    requireNonNull(benchmark, "benchmark");
    requireNonNull(mode, "mode");
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    requireNonNull(unit, "unit");
    requireNonNull(scoreError, "scoreError");
    raw = raw.stream().map(List::copyOf).toList();
  }

  /** Whether larger is better. */
  public boolean higherIsBetter() {
    return mode.equals("thrpt");
  }

  /** What tells it from the others of its file: benchmark, mode and parameters. */
  public String id() {
    return benchmark + ":" + mode + parameters;
  }
}
