package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a service does with users, whoever talks to the database. Each action borrows a connection of its own. */
interface CrudActions {
  /** A new user's id. */
  long create(Row.User user) throws SQLException;

  /** The user, or nothing. */
  Optional<Row.User> read(long id) throws SQLException;

  /** The user's orders by id. */
  List<Row.Order> orders(long userId) throws SQLException;

  /** Whether there was such a user to change. */
  boolean setAge(long id, int age) throws SQLException;

  /** Whether there was such a user to delete. */
  boolean delete(long id) throws SQLException;
}
