package dev.backbench.io.jdbc;

import dev.backbench.contract.QueryCounts;
import dev.backbench.fixtures.postgres.StatementStatistics;
import dev.backbench.io.WrongResultException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what a benchmark says it did against what the server counted. A cache between the two, or an answer made up on
 * the way, shows here. Statements are told apart by a piece of their text, such as a column alias.
 *
 * <p>The harness compares totals with the manifest, too; here it is to the row, where only the benchmark knows how many
 * there must be, and also when the jar is started alone. The server counts whoever sent a statement; only one fork works
 * at a time.
 */
final class QueryCount {
  private final Database database;
  private final List<Tagged> statements;
  private final boolean available;
  private QueryCounts before = QueryCounts.NONE;

  /** Finds out whether the server counts at all; without the extension nothing is checked. */
  QueryCount(Database database, List<Tagged> statements) throws SQLException {
    this.database = database;
    this.statements = List.copyOf(statements);
    available = !statements.isEmpty() && StatementStatistics.available(database.control());
  }

  /** Remembers the counts of now; the statements have none. */
  void start() throws SQLException {
    statements.forEach(Tagged::reset);
    if (available) {
      before = counted();
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
    QueryCounts now = counted();
    QueryCounts grown = now.since(before);
    List<String> problems = new ArrayList<>();
    for (Tagged statement : statements) {
      QueryCounts.Count count = grown.of(statement.piece()).total();
      if (count.calls() != statement.calls() || count.rows() > statement.rows()
          || (now.everyRow() && count.rows() < statement.rows())) {
        problems.add("%s: expected %d calls and %d rows on the server, got %d and %d".formatted(statement.piece(),
            statement.calls(), statement.rows(), count.calls(), count.rows()));
      }
    }
    if (!problems.isEmpty()) {
      throw new WrongResultException(
          "%s; it counted %s. Does anybody else use this database?".formatted(String.join("; ", problems), grown));
    }
  }

  private QueryCounts counted() throws SQLException {
    return StatementStatistics.read(database.control(), database.control().getCatalog());
  }
}
