package dev.backbench.run.jmh;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A benchmark that a jar holds, in one mode.
 *
 * @param name fully qualified method name, {@code package.Class.method}
 * @param mode JMH's short name: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}
 * @param threads as annotated, 0 for one per processor; empty when it leaves that to JMH's default of 1
 * @param timeUnit that its scores are in: {@code SECONDS}
 * @param parameters name to values, in the order of their declaration
 * @param jvmArgs flags that its {@code @Fork} gives to the virtual machine
 */
public record JmhBenchmark(String name, String mode, OptionalInt threads, String timeUnit,
    Map<String, List<String>> parameters, List<String> jvmArgs) {
  /** Copies the map. */
  public JmhBenchmark {
    requireNonNull(name, "name");
    requireNonNull(mode, "mode");
    requireNonNull(threads, "threads");
    requireNonNull(timeUnit, "timeUnit");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    parameters.forEach((parameter, values) -> copy.put(parameter, List.copyOf(values)));
    jvmArgs = List.copyOf(jvmArgs);
    parameters = Collections.unmodifiableMap(copy);
  }

  /** Without flags of its own. */
  public JmhBenchmark(String name, String mode, OptionalInt threads, String timeUnit,
      Map<String, List<String>> parameters) {
    this(name, mode, threads, timeUnit, parameters, List.of());
  }
}
