package dev.backbench.gate.study;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What each rule did under each condition.
 *
 * @param rows in order of conditions, the gate before its rivals
 */
public record StudyTable(List<Row> rows) {
  /** Copies the list. */
  public StudyTable {
    rows = List.copyOf(rows);
  }

  /**
   * One rule under one condition.
   *
   * @param condition the noise profile or the pool
   * @param rule what judged
   * @param slowdown of the benchmarks that were made slower; 0 when all was innocent
   * @param redRuns runs in which any innocent benchmark, or the suite, was called slower
   * @param redRows innocent benchmarks called slower
   * @param found slower benchmarks that were called slower; no trials when there was none
   * @param inconclusive runs without an answer
   * @param meanPairs fork pairs that a benchmark took on average
   */
  public record Row(String condition, String rule, double slowdown, Rate redRuns, Rate redRows, Rate found,
      Rate inconclusive, double meanPairs) {
    /** Refuses nulls. */
    public Row {
      requireNonNull(condition, "condition");
      requireNonNull(rule, "rule");
      requireNonNull(redRuns, "redRuns");
      requireNonNull(redRows, "redRows");
      requireNonNull(found, "found");
      requireNonNull(inconclusive, "inconclusive");
    }
  }

  /** The table as aligned text, one line per row after a heading; rates in percent with their 95 % intervals. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("condition", "rule", "slowdown", "red runs", "red rows", "found", "inconclusive", "pairs"));
    for (Row row : rows) {
      lines.add(line(row.condition, row.rule, String.format(Locale.ROOT, "%.0f %%", 100 * row.slowdown),
          percent(row.redRuns), percent(row.redRows), percent(row.found), percent(row.inconclusive),
          String.format(Locale.ROOT, "%.1f", row.meanPairs)));
    }
    return lines;
  }

  private static String percent(Rate rate) {
    if (rate.trials() == 0) {
      return "-";
    }
    Estimate estimate = rate.estimate();
    return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", 100 * estimate.center(), 100 * estimate.lower(),
        100 * estimate.upper());
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-32s  %-44s  %8s  %22s  %22s  %22s  %22s  %6s", cells);
  }
}
