package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** The same select by the driver's four ways of sending it. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class PrepareThresholdBenchmark extends DatabaseBenchmark {
  private static final Map<String, Map<String, String>> SETTINGS = Map.of(
      "never", Map.of("prepareThreshold", "0"),
      "first", Map.of("prepareThreshold", "1"),
      "fifth", Map.of("prepareThreshold", "5"),
      "simple", Map.of("preferQueryMode", "simple"));

  private final Tagged select = new Tagged(UserRows.TAG);
  private UserRows users;
  private Connection connection;

  /** For JMH. */
  public PrepareThresholdBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(select);
  }

  @Override
  void open(Database database, String method) throws SQLException {
    users = new UserRows("prepare-threshold", database.dataSet());
    connection = database.connect(SETTINGS.getOrDefault(method, Map.of()));
  }

  /** Parsed and planned at every execution. */
  @Benchmark
  public Row.User never(Ids ids, Waiting waiting) throws SQLException {
    return select(ids);
  }

  /** Prepared on the server at the first execution. */
  @Benchmark
  public Row.User first(Ids ids, Waiting waiting) throws SQLException {
    return select(ids);
  }

  /** Prepared on the server at the fifth execution: the driver's default. */
  @Benchmark
  public Row.User fifth(Ids ids, Waiting waiting) throws SQLException {
    return select(ids);
  }

  /** Values within the text, one message: the simple protocol. */
  @Benchmark
  public Row.User simple(Ids ids, Waiting waiting) throws SQLException {
    return select(ids);
  }

  private Row.User select(Ids ids) throws SQLException {
    long id = ids.next(users.count());
    try (PreparedStatement statement = connection.prepareStatement(UserRows.BY_ID)) {
      statement.setLong(1, id);
      try (ResultSet result = statement.executeQuery()) {
        Row.User user = users.only(id, result);
        select.did(1);
        Meter.operation();
        return user;
      }
    }
  }
}
