package dev.backbench.io.jdbc;

import dev.backbench.contract.FixtureException;
import dev.backbench.contract.SplitMix64;
import dev.backbench.fixtures.postgres.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/**
 * Reads a user and then, one after the other or at once, the latest posts and the number of events. One id of a hundred
 * belongs to nobody and ends after the first query.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch",
    "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class DashboardBenchmark {
  /** How many connections; up to two are in use per thread of the benchmark. */
  @Param("10")
  public int pool;

  /** Milliseconds that the server waits in each query. */
  @Param("0")
  public int wait;

  private final LongAdder operations = new LongAdder();
  private final LongAdder found = new LongAdder();
  private PooledDatabase database;
  private DashboardQueries queries;
  private QueryCount counts;
  private Dashboard.Answers answers;
  private ExecutorService platformThreads;
  private ExecutorService virtualThreads;

  /** Opens the pool, starts the executors and computes the right answers. */
  @Setup(Level.Trial)
  public void open() throws SQLException, FixtureException {
    database = PooledDatabase.open(System.getenv(), pool);
    queries = new DashboardQueries(database, wait);
    counts = new QueryCount(database,
        List.of(DashboardQueries.USER, DashboardQueries.POSTS, DashboardQueries.EVENTS));
    answers = new Dashboard.Answers(database.dataSet());
    // As many threads as connections: more could only queue for one.
    platformThreads = Executors.newFixedThreadPool(pool);
    virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /** Remembers the server's counts. */
  @Setup(Level.Iteration)
  public void startCounting() throws SQLException {
    operations.reset();
    found.reset();
    counts.start();
  }

  /** All three queries in the caller's thread. */
  @Benchmark
  public Optional<Dashboard> sequential(Ids ids) throws SQLException {
    long id = ids.next(answers.users());
    Optional<Row.User> user = queries.user(id);
    Optional<Dashboard> answer = user.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dashboard(user.get(), queries.posts(id), queries.events(id)));
    return counted(id, answer);
  }

  /** The second and third query at once, on pooled platform threads. */
  @Benchmark
  public Optional<Dashboard> platformThreads(Ids ids) throws Exception {
    return concurrent(ids.next(answers.users()), platformThreads);
  }

  /** The second and third query at once, each on a new virtual thread. */
  @Benchmark
  public Optional<Dashboard> virtualThreads(Ids ids) throws Exception {
    return concurrent(ids.next(answers.users()), virtualThreads);
  }

  private Optional<Dashboard> concurrent(long id, ExecutorService executor)
      throws SQLException, InterruptedException, ExecutionException {
    Optional<Row.User> user = queries.user(id);
    if (user.isEmpty()) {
      return counted(id, Optional.empty());
    }
    Future<List<Dashboard.Post>> posts = executor.submit(() -> queries.posts(id));
    Future<Long> events = executor.submit(() -> queries.events(id));
    return counted(id, Optional.of(new Dashboard(user.get(), posts.get(), events.get())));
  }

  private Optional<Dashboard> counted(long id, Optional<Dashboard> answer) {
    operations.increment();
    if (answer.isPresent()) {
      found.increment();
    }
    return answers.check(id, answer);
  }

  /** The server must have executed the first query per operation, and the others per user that exists. */
  @TearDown(Level.Iteration)
  public void compareCounts() throws SQLException {
    // With a wait, the first query returns a row of nulls for nobody.
    counts.require(DashboardQueries.USER, operations.sum(), wait == 0 ? found.sum() : operations.sum());
    counts.require(DashboardQueries.POSTS, found.sum(), found.sum() * Dashboard.POSTS);
    counts.require(DashboardQueries.EVENTS, found.sum(), found.sum());
  }

  /** Ends the executors and closes the pool. */
  @TearDown(Level.Trial)
  public void close() {
    platformThreads.close();
    virtualThreads.close();
    database.close();
  }

  /** The ids that a thread asks for: its own stream, the same in every fork and for every contender. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // likewise
  public static class Ids {
    private static final int FOUND_PER_MISSING = 99;
    private SplitMix64 random;

    /** Seeds the stream. */
    @Setup(Level.Trial)
    public void seed(ThreadParams thread) {
      random = SplitMix64.stream("dashboard", "thread-" + thread.getThreadIndex(), 1);
    }

    long next(int users) {
      return 1L + random.below(users + users / FOUND_PER_MISSING);
    }
  }
}
