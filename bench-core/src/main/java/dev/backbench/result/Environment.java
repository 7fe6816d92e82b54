package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The machine and the tools, captured by allow-list: no host name, user name, home path or secret.
 *
 * @param facts name to value: {@code cpu.model}, {@code cpu.count}, {@code memory_bytes}, {@code cgroup.cpu_quota},
 *     {@code kernel}, {@code java.version}, {@code python.version}, {@code go.version}, {@code postgres.server} ...
 * @param noise noise over the whole run
 */
public record Environment(SortedMap<String, String> facts, Noise noise) {
  /** Prefix of the facts that say what fixed work took, in nanoseconds a step: {@code ruler.memory}. */
  public static final String RULER = "ruler.";

  /** Copies the map. */
  public Environment {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(facts)));
    requireNonNull(noise, "noise");
  }
}
