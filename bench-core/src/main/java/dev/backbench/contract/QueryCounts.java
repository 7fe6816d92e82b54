package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a database server counted, by statement. It proves that the database did the work: a cache on the way, or an
 * answer made up, shows here.
 *
 * @param statements by their text, with constants replaced as the server replaces them
 * @param everyRow whether a result that was fetched in parts counts all its rows; otherwise only those of the last part
 */
public record QueryCounts(SortedMap<String, Count> statements, boolean everyRow) {
  /** Nothing. */
  public static final QueryCounts NONE = new QueryCounts(new TreeMap<>(), true);

  private static final int LONGEST_TEXT = 80;
  private static final int MOST_SHOWN = 3;

  /**
   * Of one statement.
   *
   * @param calls executions
   * @param rows that they returned or changed
   */
  public record Count(long calls, long rows) {
    /** Both together. */
    public Count plus(Count other) {
      return new Count(calls + other.calls, rows + other.rows);
    }

    Count minus(Count other) {
      return new Count(calls - other.calls, rows - other.rows);
    }
  }

  /** Copies the map. */
  public QueryCounts {
    statements = Collections.unmodifiableSortedMap(new TreeMap<>(requireNonNull(statements, "statements")));
  }

  /** What has been added since an earlier reading of the same server; statements that have not moved are left out. */
  public QueryCounts since(QueryCounts earlier) {
    SortedMap<String, Count> grown = new TreeMap<>();
    statements.forEach((text, now) -> {
      Count growth = now.minus(earlier.statements.getOrDefault(text, new Count(0, 0)));
      if (growth.calls != 0 || growth.rows != 0) {
        grown.put(text, growth);
      }
    });
    return new QueryCounts(grown, everyRow);
  }

  /** Both together. */
  public QueryCounts plus(QueryCounts other) {
    SortedMap<String, Count> sum = new TreeMap<>(statements);
    other.statements.forEach((text, count) -> sum.merge(text, count, Count::plus));
    return new QueryCounts(sum, everyRow && other.everyRow);
  }

  /** Only the statements whose text holds a word. */
  public QueryCounts of(String word) {
    SortedMap<String, Count> found = new TreeMap<>(statements);
    found.keySet().removeIf(text -> !text.contains(word));
    return new QueryCounts(found, everyRow);
  }

  /** Over all statements. */
  public Count total() {
    return statements.values().stream().reduce(new Count(0, 0), Count::plus);
  }

  /** The most frequent statements, for a message. */
  @Override
  public String toString() {
    return statements.isEmpty()
        ? "no statement"
        : statements.entrySet().stream()
            .sorted(Map.Entry.<String, Count>comparingByValue((a, b) -> Long.compare(b.calls, a.calls)))
            .limit(MOST_SHOWN)
            .map(each -> "%d x \"%s\"".formatted(each.getValue().calls, shortened(each.getKey())))
            .collect(Collectors.joining(", "));
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
  }
}
