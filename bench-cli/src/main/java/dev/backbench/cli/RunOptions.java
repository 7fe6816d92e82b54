package dev.backbench.cli;

import java.util.List;

/**
 * How a run is carried out, as opposed to what it measures.
 *
 * @param postgres {@code auto}, {@code testcontainers}, {@code embedded} or {@code external}
 * @param durability {@code durable} or {@code relaxed}
 * @param dataSet size of the database's data set, {@code S}, {@code M} or {@code L}; empty for the profile's
 * @param requireAll whether a skipped cell makes the run incomplete
 * @param jmh options that every fork of JMH gets
 */
record RunOptions(String postgres, String durability, String dataSet, boolean requireAll, List<String> jmh) {
  RunOptions {
    jmh = List.copyOf(jmh);
  }
}
