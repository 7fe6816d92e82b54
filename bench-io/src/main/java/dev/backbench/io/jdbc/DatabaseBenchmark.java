package dev.backbench.io.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What the benchmarks of this package share: a database for the trial, and a check of what the server counted after every
 * iteration, outside the clock.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch",
    "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public abstract class DatabaseBenchmark {
  private Database database;
  private QueryCount counts;

  /** For subclasses. */
  DatabaseBenchmark() {}

  /** Opens the database and whatever the benchmark needs. */
  @Setup(Level.Trial)
  public void openTrial(BenchmarkParams params) throws Exception {
    database = Database.open(System.getenv());
    String benchmark = params.getBenchmark();
    open(database, benchmark.substring(benchmark.lastIndexOf('.') + 1));
    counts = new QueryCount(database, statements());
  }

  /** Remembers the server's counts. */
  @Setup(Level.Iteration)
  public void beginIteration() throws Exception {
    counts.start();
    begin();
  }

  /** The server must have executed what the operations say they sent it. */
  @TearDown(Level.Iteration)
  public void endIteration() throws Exception {
    end();
    counts.check();
    check();
  }

  /** Closes everything. */
  @TearDown(Level.Trial)
  public void closeTrial() throws Exception {
    try {
      close();
    } finally {
      database.close();
    }
  }

  final Database database() {
    return database;
  }

  /** The statements whose executions and rows are held against the server's counts. */
  abstract List<Tagged> statements();

  /**
   * Opens connections, computes right answers; once per fork.
   *
   * @param method the benchmark's method
   */
  abstract void open(Database opened, String method) throws Exception;

  /** Before an iteration. */
  void begin() throws Exception {}

  /** After an iteration, before anything is counted: lets what is under way come to its end. */
  void end() throws Exception {}

  /** Checks the database's content after an iteration. */
  void check() throws SQLException {}

  /** After the last iteration. */
  void close() throws Exception {}
}
