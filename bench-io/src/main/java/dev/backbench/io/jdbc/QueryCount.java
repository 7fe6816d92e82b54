package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a benchmark says it did against what the server counted. A cache between the two, or an answer made up on
 * the way, shows here. Statements are told apart by a tag, a column alias that occurs in no other statement.
 *
 * <p>The server counts whoever sent a statement; only one fork works at a time.
 */
final class QueryCount {
  private static final String COUNTED = """
      SELECT coalesce(sum(s.calls), 0), coalesce(sum(s.rows), 0) FROM pg_stat_statements s
      JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
      WHERE s.query LIKE ?""";

  private final PooledDatabase database;
  private final List<String> tags;
  private final boolean available;
  private final Map<String, Counted> before = new HashMap<>();

  /** Finds out whether the server counts at all; without the extension nothing is checked. */
  QueryCount(PooledDatabase database, List<String> tags) throws SQLException {
    this.database = database;
    this.tags = List.copyOf(tags);
    try (Connection connection = database.connection();
        PreparedStatement query = connection
            .prepareStatement("SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'");
        ResultSet row = query.executeQuery()) {
      row.next();
      available = row.getLong(1) == 1;
    }
  }

  /**
   * What the server counted since its start.
   *
   * @param calls executions
   * @param rows that they returned
   */
  private record Counted(long calls, long rows) {}

  /** Remembers the counts of now. */
  void start() throws SQLException {
    if (available) {
      for (String tag : tags) {
        before.put(tag, counted(tag));
      }
    }
  }

  /**
   * Checks how much the counts have grown since {@link #start}.
   *
   * @throws WrongResultException when the server executed more or fewer statements, or returned more or fewer rows
   */
  void require(String tag, long calls, long rows) throws SQLException {
    if (!available) {
      return;
    }
    Counted then = before.getOrDefault(tag, new Counted(0, 0));
    Counted now = counted(tag);
    Counted grown = new Counted(now.calls - then.calls, now.rows - then.rows);
    if (!grown.equals(new Counted(calls, rows))) {
      throw new WrongResultException(
          "%s: expected %d calls and %d rows on the server, got %d and %d. Does anybody else use this database?"
              .formatted(tag, calls, rows, grown.calls, grown.rows));
    }
  }

  private Counted counted(String tag) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement query = connection.prepareStatement(COUNTED)) {
      query.setString(1, "%" + tag + "%");
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Counted(row.getLong(1), row.getLong(2));
      }
    }
  }
}
