package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Reads n users, with a query for each or with one query for all. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class NQueriesBenchmark extends DatabaseBenchmark {
  private static final String BY_IDS = "SELECT id AS n_queries_all, email, name, age, created FROM users WHERE id = ANY(?)";
  /** A prime that divides no data set's number of users: the ids of an operation all differ. */
  private static final int STRIDE = 7_919;

  /** How many users. */
  @Param({"1", "2", "5", "10", "20"})
  public int n;

  private final Tagged one = new Tagged(UserRows.TAG);
  private final Tagged all = new Tagged("n_queries_all");
  private UserRows users;
  private PreparedStatement selectOne;
  private PreparedStatement selectAll;

  /** For JMH. */
  public NQueriesBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(one, all);
  }

  @Override
  void open(Database database, String method) throws SQLException {
    users = new UserRows("n-queries", database.dataSet());
    Connection connection = database.connect(Map.of());
    selectOne = connection.prepareStatement(UserRows.BY_ID);
    selectAll = connection.prepareStatement(BY_IDS);
  }

  /** A query for each user. */
  @Benchmark
  public long oneByOne(Ids ids, Waiting waiting) throws SQLException {
    long sum = 0;
    for (long id : draw(ids)) {
      selectOne.setLong(1, id);
      try (ResultSet result = selectOne.executeQuery()) {
        sum += users.only(id, result).age();
        one.did(1);
      }
    }
    Meter.operation();
    return sum;
  }

  /** One query for all users. */
  @Benchmark
  public long oneForAll(Ids ids, Waiting waiting) throws SQLException {
    long[] wanted = draw(ids);
    selectAll.setObject(1, wanted);
    long missing = 0;
    for (long id : wanted) {
      missing += id;
    }
    long sum = 0;
    int rows = 0;
    try (ResultSet result = selectAll.executeQuery()) {
      while (result.next()) {
        var user = UserRows.read(result);
        sum += users.check(user.id(), user).age();
        missing -= user.id();
        rows++;
      }
    }
    if (rows != n || missing != 0) {
      throw new WrongResultException("n-queries: expected %d users with the ids asked for, got %d".formatted(n, rows));
    }
    all.did(rows);
    Meter.operation();
    return sum;
  }

  private long[] draw(Ids ids) {
    long[] drawn = new long[n];
    long first = ids.next(users.count());
    for (int i = 0; i < n; i++) {
      drawn[i] = 1 + (first + (long) i * STRIDE) % users.count();
    }
    return drawn;
  }
}
