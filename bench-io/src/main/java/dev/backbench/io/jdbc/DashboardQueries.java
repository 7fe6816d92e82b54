package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three queries of a dashboard. Each borrows a connection of its own, whoever runs it. */
final class DashboardQueries {
  /** Tags for {@link QueryCount}. */
  static final String USER = "dashboard_user";
  static final String POSTS = "dashboard_post";
  static final String EVENTS = "dashboard_events";

  private final PooledDatabase database;
  private final String user;
  private final String posts;
  private final String events;

  /**
   * On that database.
   *
   * @param waitMillis how long the server waits in each query, as a distant or busy one would; 0 for plain queries
   */
  DashboardQueries(PooledDatabase database, int waitMillis) {
    this.database = database;
    user = "SELECT u.id AS dashboard_user, u.email, u.name, u.age, u.created " + from(waitMillis, "users u", "u.id");
    posts = "SELECT p.id AS dashboard_post, p.title, p.likes, p.created " + from(waitMillis, "posts p", "p.user_id")
        + " ORDER BY p.created DESC, p.id DESC LIMIT " + Dashboard.POSTS;
    events = "SELECT count(e.id) AS dashboard_events " + from(waitMillis, "user_events e", "e.user_id");
  }

  /** The wait is the outer side of a join, so it happens once per query, found or not. */
  private static String from(int waitMillis, String table, String key) {
    return waitMillis == 0
        ? "FROM %s WHERE %s = ?".formatted(table, key)
        : "FROM (SELECT pg_sleep(%d / 1000.0)) AS wait LEFT JOIN %s ON %s = ?".formatted(waitMillis, table, key);
  }

  /** The user, or nothing. */
  Optional<Row.User> user(long id) throws SQLException {
    try (Connection connection = database.connection(); PreparedStatement query = connection.prepareStatement(user)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        // With a wait, a missing user is a row of nulls, whose id reads 0.
        return row.next() && row.getLong(1) != 0
            ? Optional.of(
                new Row.User(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getLong(5)))
            : Optional.empty();
      }
    }
  }

  /** The latest posts. */
  List<Dashboard.Post> posts(long userId) throws SQLException {
    try (Connection connection = database.connection(); PreparedStatement query = connection.prepareStatement(posts)) {
      query.setLong(1, userId);
      try (ResultSet row = query.executeQuery()) {
        List<Dashboard.Post> found = new ArrayList<>(Dashboard.POSTS);
        while (row.next()) {
          found.add(new Dashboard.Post(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4)));
        }
        return found;
      }
    }
  }

  /** How many events. */
  long events(long userId) throws SQLException {
    try (Connection connection = database.connection(); PreparedStatement query = connection.prepareStatement(events)) {
      query.setLong(1, userId);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
