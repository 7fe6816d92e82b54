package dev.backbench.io.jdbc;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Many callers share few connections, each for a query of 5 ms. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class PoolSaturationBenchmark extends CrowdBenchmark {
  private static final int QUERY_MILLIS = 5;
  private static final String SQL = "SELECT ?::bigint AS pool_saturation FROM pg_sleep(%d / 1000.0)".formatted(
      QUERY_MILLIS);

  /** How many connections. */
  @Param({"5", "10", "20", "50"})
  public int pool;

  /** How many callers, each of which asks again as soon as it is answered. */
  @Param({"20", "200", "2000"})
  public int callers;

  private final Tagged query = new Tagged("pool_saturation");
  private DataSource connections;

  /** For JMH. */
  public PoolSaturationBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(query);
  }

  @Override
  void open(Database database, String method) {
    // HikariCP would count the time between iterations, in which everybody stands still.
    connections = database.pool(pool, new IMetricsTracker() {
    });
    ThreadFactory threads = method.equals("virtualThreads")
        ? Thread.ofVirtual().factory()
        : Thread.ofPlatform().daemon().factory();
    gather(threads, callers, this::ask);
  }

  private void ask(int caller, Gate gate) throws Exception {
    long since = gate.openNanos();
    try (Connection connection = connections.getConnection()) {
      Meter.poolWait(gate.openNanos() - since);
      gate.enter();
      int done = 0;
      try (PreparedStatement statement = connection.prepareStatement(SQL)) {
        statement.setLong(1, caller);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next() || row.getLong(1) != caller) {
            throw new WrongResultException("pool-saturation: expected the answer to caller " + caller);
          }
        }
        query.did(1);
        done = 1;
      } finally {
        gate.leave(done);
      }
    }
  }

  /** As many as can be asking at once. */
  @Override
  int first() {
    return Math.min(pool, callers);
  }

  /** The callers are virtual threads. */
  @Benchmark
  public void virtualThreads(Prediction prediction, Waiting waiting) throws Exception {
    answered(prediction);
  }

  /** The callers are platform threads. */
  @Benchmark
  public void platformThreads(Prediction prediction, Waiting waiting) throws Exception {
    answered(prediction);
  }

  private void answered(Prediction prediction) throws Exception {
    next();
    prediction.operations++;
  }

  /**
   * Little's law: so many at once, each for the time of the query, make so many per second. JMH divides by the time that
   * it measured: what is reported is the throughput's share of that.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Prediction {
    private long operations;
    private double secondsPerOperation;

    /** For JMH. */
    public Prediction() {}

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void start(PoolSaturationBenchmark benchmark) {
      operations = 0;
      secondsPerOperation = QUERY_MILLIS / 1_000.0 / benchmark.first();
    }

    /** Seconds that the prediction has for the operations. */
    public double predictionShare() {
      return operations * secondsPerOperation;
    }
  }
}
