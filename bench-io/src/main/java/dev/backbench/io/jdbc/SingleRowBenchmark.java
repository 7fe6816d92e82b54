package dev.backbench.io.jdbc;

import dev.backbench.contract.FixtureException;
import dev.backbench.contract.SplitMix64;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/** Borrows a connection, selects one user by primary key, reads the row, returns the connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch",
    "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class SingleRowBenchmark {
  private static final String TAG = "single_row_id";
  private static final String SQL = "SELECT id AS single_row_id, email, name, age, created FROM users WHERE id = ?";

  /** How many connections; one is in use per thread of the benchmark. */
  @Param("10")
  public int pool;

  private final LongAdder operations = new LongAdder();
  private PooledDatabase database;
  private QueryCount queries;
  /** Hash of the user with that id; a record's hash covers all its fields. */
  private int[] expected;

  /** Opens the pool and computes what every user must look like. */
  @Setup(Level.Trial)
  public void open() throws SQLException, FixtureException {
    database = PooledDatabase.open(System.getenv(), pool);
    queries = new QueryCount(database, List.of(TAG));
    expected = new int[database.dataSet().users() + 1];
    database.dataSet().userRows().forEach(user -> expected[(int) user.id()] = user.hashCode());
  }

  /** Remembers the server's counts. */
  @Setup(Level.Iteration)
  public void startCounting() throws SQLException {
    operations.reset();
    queries.start();
  }

  /** One user with all columns. */
  @Benchmark
  public Row.User singleRow(Ids ids) throws SQLException {
    long id = 1L + ids.random.below(expected.length - 1);
    Row.User user = select(id);
    if (user.id() != id || user.hashCode() != expected[(int) id]) {
      throw new WrongResultException("single-row: expected the generated user %d, got %s".formatted(id, user));
    }
    operations.increment();
    return user;
  }

  private Row.User select(long id) throws SQLException {
    try (Connection connection = database.connection(); PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new WrongResultException("single-row: expected user %d, got no row".formatted(id));
        }
        return new Row.User(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getLong(5));
      }
    }
  }

  /** The server must have executed one statement and returned one row per operation. */
  @TearDown(Level.Iteration)
  public void compareCounts() throws SQLException {
    queries.require(TAG, operations.sum(), operations.sum());
  }

  /** Closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    database.close();
  }

  /** The ids that a thread asks for: its own stream, the same in every fork. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // likewise
  public static class Ids {
    SplitMix64 random;

    /** Seeds the stream. */
    @Setup(Level.Trial)
    public void seed(ThreadParams thread) {
      random = SplitMix64.stream("single-row", "thread-" + thread.getThreadIndex(), 1);
    }
  }
}
