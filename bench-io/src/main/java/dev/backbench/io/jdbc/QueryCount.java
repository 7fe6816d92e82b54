package dev.backbench.io.jdbc;

import dev.backbench.contract.QueryCounts;
import dev.backbench.fixtures.postgres.StatementStatistics;
import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Holds what a benchmark says it did against what the server counted. A cache between the two, or an answer made up on
 * the way, shows here. Statements are told apart by a tag, a column alias that occurs in no other statement.
 *
 * <p>The harness compares totals with the manifest, too; here it is to the row, where only the benchmark knows how many
 * there must be, and also when the jar is started alone. The server counts whoever sent a statement; only one fork works
 * at a time.
 */
final class QueryCount {
  private final PooledDatabase database;
  private final List<String> tags;
  private final boolean available;
  private QueryCounts before = QueryCounts.NONE;

  /** Finds out whether the server counts at all; without the extension nothing is checked. */
  QueryCount(PooledDatabase database, List<String> tags) throws SQLException {
    this.database = database;
    this.tags = List.copyOf(tags);
    try (Connection connection = database.connection()) {
      available = StatementStatistics.available(connection);
    }
  }

  /** Remembers the counts of now. */
  void start() throws SQLException {
    if (available) {
      before = counted();
    }
  }

  /**
   * Checks how much the counts have grown since {@link #start}.
   *
   * @throws WrongResultException when the server executed more or fewer statements, or returned more or fewer rows
   */
  void require(String tag, long calls, long rows) throws SQLException {
    if (!tags.contains(tag)) {
      throw new IllegalArgumentException("tag: expected one of %s, got %s".formatted(tags, tag));
    }
    if (!available) {
      return;
    }
    QueryCounts now = counted();
    QueryCounts.Count grown = now.since(before).of(tag).total();
    if (grown.calls() != calls || grown.rows() > rows || (now.everyRow() && grown.rows() < rows)) {
      throw new WrongResultException(
          "%s: expected %d calls and %d rows on the server, got %d and %d. Does anybody else use this database?"
              .formatted(tag, calls, rows, grown.calls(), grown.rows()));
    }
  }

  private QueryCounts counted() throws SQLException {
    try (Connection connection = database.connection()) {
      return StatementStatistics.read(connection, connection.getCatalog());
    }
  }
}
