package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Selects one user by primary key and reads the row, through the driver alone or through a connection pool. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class SingleRowBenchmark extends DatabaseBenchmark {
  /** How many connections; one is in use per thread of the benchmark. */
  @Param("10")
  public int pool;

  private final Tagged select = new Tagged(UserRows.TAG);
  private DataSource connections;
  private UserRows users;

  /** For JMH. */
  public SingleRowBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(select);
  }

  @Override
  void open(Database database, String method) {
    users = new UserRows("single-row", database.dataSet());
    if (method.equals("throughPool")) {
      connections = database.pool(pool);
    }
  }

  /** With a statement that is prepared once and kept, as pgbench does: one round trip and nothing else. */
  @Benchmark
  public Row.User oneConnection(Line line, Ids ids, Waiting waiting) throws SQLException {
    return select(line.statement, ids);
  }

  /** Borrows a connection, prepares (which the driver remembers), and returns the connection. */
  @Benchmark
  public Row.User throughPool(Ids ids, Waiting waiting) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(UserRows.BY_ID)) {
      return select(statement, ids);
    }
  }

  private Row.User select(PreparedStatement statement, Ids ids) throws SQLException {
    long id = ids.next(users.count());
    statement.setLong(1, id);
    try (ResultSet result = statement.executeQuery()) {
      Row.User user = users.only(id, result);
      select.did(1);
      Meter.operation();
      return user;
    }
  }

  /** A connection and a statement for each thread. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // likewise
  public static class Line {
    PreparedStatement statement;

    /** For JMH. */
    public Line() {}

    /** Opens it; the database closes it. */
    @Setup(Level.Trial)
    public void open(SingleRowBenchmark benchmark) throws SQLException {
      statement = benchmark.database().connect(Map.of()).prepareStatement(UserRows.BY_ID);
    }
  }
}
