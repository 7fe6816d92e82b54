package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The three queries of a dashboard, whoever asks them. Each borrows a connection of its own. */
interface DashboardQueries {
  /** The user, or nothing. */
  Optional<Row.User> user(long id) throws SQLException;

  /** The latest posts. */
  List<Dashboard.Post> posts(long userId) throws SQLException;

  /** How many events. */
  long events(long userId) throws SQLException;
}
