package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a benchmark says it did against what the server counted. A cache between the two, or an answer made up on
 * the way, shows here. Statements are told apart by a piece of their text, such as a column alias.
 *
 * <p>The server counts whoever sent a statement; only one fork works at a time.
 */
final class QueryCount {
  private static final String COUNTED = """
      SELECT coalesce(sum(s.calls), 0), coalesce(sum(s.rows), 0) FROM pg_stat_statements s
      JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
      WHERE s.query LIKE ? AND s.query NOT LIKE '%pg_stat_statements%'""";

  private final Database database;
  private final List<Tagged> statements;
  private final boolean available;
  private Map<String, Counted> before = Map.of();

  /** Finds out whether the server counts at all; without the extension nothing is checked. */
  QueryCount(Database database, List<Tagged> statements) throws SQLException {
    this.database = database;
    this.statements = List.copyOf(statements);
    available = database.number("SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'") == 1;
  }

  /**
   * What the server counted since its start.
   *
   * @param calls executions
   * @param rows that they returned or changed
   */
  private record Counted(long calls, long rows) {}

  /** Remembers the counts of now; the statements have none. */
  void start() throws SQLException {
    statements.forEach(Tagged::reset);
    if (available) {
      Map<String, Counted> now = new HashMap<>();
      for (Tagged statement : statements) {
        now.put(statement.pattern(), counted(statement.pattern()));
      }
      before = now;
    }
  }

  /**
   * Checks how much the counts have grown since {@link #start}.
   *
   * @throws WrongResultException when the server executed more or fewer statements, or returned more or fewer rows
   */
  void check() throws SQLException {
    if (!available) {
      return;
    }
    List<String> problems = new ArrayList<>();
    for (Tagged statement : statements) {
      Counted then = before.getOrDefault(statement.pattern(), new Counted(0, 0));
      Counted now = counted(statement.pattern());
      Counted grown = new Counted(now.calls - then.calls, now.rows - then.rows);
      if (!grown.equals(new Counted(statement.calls(), statement.rows()))) {
        problems.add("%s: expected %d calls and %d rows on the server, got %d and %d".formatted(statement.pattern(),
            statement.calls(), statement.rows(), grown.calls, grown.rows));
      }
    }
    if (!problems.isEmpty()) {
      throw new WrongResultException(String.join("; ", problems)
          + ". Does anybody else use this database?");
    }
  }

  private Counted counted(String pattern) throws SQLException {
    try (PreparedStatement query = database.control().prepareStatement(COUNTED)) {
      query.setString(1, "%" + pattern + "%");
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Counted(row.getLong(1), row.getLong(2));
      }
    }
  }
}
