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
 */
record JdbcCrud(DataSource pool) implements CrudActions {
  @Override
  public long create(Row.User user) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CrudSql.CREATE)) {
      statement.setString(1, user.email());
      statement.setString(2, user.name());
      statement.setInt(3, user.age());
      statement.setLong(4, user.created());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public Optional<Row.User> read(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(UserRows.BY_ID)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(UserRows.read(row)) : Optional.empty();
      }
    }
  }

  @Override
  public List<Row.Order> orders(long userId) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CrudSql.ORDERS)) {
      statement.setLong(1, userId);
      try (ResultSet row = statement.executeQuery()) {
        List<Row.Order> orders = new ArrayList<>();
        while (row.next()) {
          orders.add(order(row));
        }
        return orders;
      }
    }
  }

  static Row.Order order(ResultSet row) throws SQLException {
    return new Row.Order(row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4), row.getLong(5),
        row.getString(6), row.getLong(7));
  }

  @Override
  public boolean setAge(long id, int age) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CrudSql.SET_AGE)) {
      statement.setInt(1, age);
      statement.setLong(2, id);
      return statement.executeUpdate() == 1;
    }
  }

  @Override
  public boolean delete(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(CrudSql.DELETE)) {
      statement.setLong(1, id);
      return statement.executeUpdate() == 1;
    }
  }
}
