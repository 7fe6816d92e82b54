package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * By the driver's own interface.
 *
 * @param pool lends connections
 * @param sql what to ask
 */
record JdbcDashboard(DataSource pool, DashboardSql sql) implements DashboardQueries {
  @Override
  public Optional<Row.User> user(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(sql.user())) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        // With a wait, a missing user is a row of nulls, whose id reads 0.
        return row.next() && row.getLong(1) != 0 ? Optional.of(UserRows.read(row)) : Optional.empty();
      }
    }
  }

  @Override
  public List<Dashboard.Post> posts(long userId) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(sql.posts())) {
      query.setLong(1, userId);
      try (ResultSet row = query.executeQuery()) {
        List<Dashboard.Post> found = new ArrayList<>(Dashboard.POSTS);
        while (row.next()) {
          found.add(post(row));
        }
        return found;
      }
    }
  }

  static Dashboard.Post post(ResultSet row) throws SQLException {
    return new Dashboard.Post(row.getLong(1), row.getString(2), row.getInt(3), row.getLong(4));
  }

  @Override
  public long events(long userId) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(sql.events())) {
      query.setLong(1, userId);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
