package dev.backbench.render;

import dev.backbench.result.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What cells ran against, as their forks say: part of what was measured, so every form of a report names it. */
final class FixtureFacts {
  private static final String PREFIX = "postgres.";

  private FixtureFacts() {}

  /**
   * One line for each server that a report's forks met, in run order: {@code postgres embedded 18.6 (asked for) · durable:
   * fsync on, ...}.
   */
  static List<String> of(Report report) {
    Set<String> lines = new LinkedHashSet<>();
    report.cells().forEach(cell -> cell.forks().forEach(fork -> {
      if (fork.facts().containsKey(PREFIX + "provider")) {
        lines.add(line(fork.facts()));
      }
    }));
    return List.copyOf(lines);
  }

  private static String line(Map<String, String> facts) {
    List<String> parts = new ArrayList<>();
    parts.add("postgres %s %s (%s)".formatted(fact(facts, "provider"), fact(facts, "server_version"),
        fact(facts, "provider_reason")));
    parts.add("%s: fsync %s, synchronous_commit %s, full_page_writes %s".formatted(fact(facts, "durability"),
        fact(facts, "fsync"), fact(facts, "synchronous_commit"), fact(facts, "full_page_writes")));
    parts.add("data set " + fact(facts, "data_set"));
    parts.add("CPUs " + fact(facts, "cpus"));
    parts.add(fact(facts, "counts_queries").equals("true") ? "queries counted" : "queries not counted");
    return String.join(" · ", parts);
  }

  private static String fact(Map<String, String> facts, String name) {
    return facts.getOrDefault(PREFIX + name, "unknown");
  }
}
