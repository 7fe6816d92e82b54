package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The users that the generator made, to hold answers against: a hash of each, which covers all its fields. */
final class UserRows {
  /** A piece of {@link #BY_ID} and of nothing else. */
  static final String TAG = "user_by_id";
  /**
   * One text for all who want a user: the server counts statements of equal structure together and shows the text that it
   * saw first, aliases included.
   */
  static final String BY_ID = "SELECT id AS user_by_id, email, name, age, created FROM users WHERE id = ?";

  private final String workload;
  private final int[] hashes;

  /** Of that data set; the workload's name begins the message. */
  UserRows(String workload, DataSet dataSet) {
    this.workload = workload;
    hashes = new int[dataSet.users() + 1];
    dataSet.userRows().forEach(user -> hashes[(int) user.id()] = user.hashCode());
  }

  /** How many; their ids are 1 to this number. */
  int count() {
    return hashes.length - 1;
  }

  /** Reads id, email, name, age and created from the columns 1 to 5. */
  static Row.User read(ResultSet row) throws SQLException {
    return new Row.User(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getLong(5));
  }

  /**
   * Returns the user unchanged.
   *
   * @throws WrongResultException when it is not the generated one
   */
  Row.User check(long id, Row.User user) {
    if (user.id() != id || user.hashCode() != hashes[(int) id]) {
      throw new WrongResultException("%s: expected the generated user %d, got %s".formatted(workload, id, user));
    }
    return user;
  }

  /**
   * Reads the one row of a result.
   *
   * @throws WrongResultException when there is none, or it is not the generated one
   */
  Row.User only(long id, ResultSet result) throws SQLException {
    if (!result.next()) {
      throw new WrongResultException("%s: expected user %d, got no row".formatted(workload, id));
    }
    return check(id, read(result));
  }
}
