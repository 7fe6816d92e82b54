package dev.backbench.io.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The latest posts and the number of events one after the other, or at once on two threads. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class DashboardBenchmark extends AnyDashboardBenchmark {
  /** Milliseconds that the server waits in each query. */
  @Param("0")
  public int wait;

  private DashboardQueries queries;
  private ExecutorService platformThreads;
  private ExecutorService virtualThreads;

  /** For JMH. */
  public DashboardBenchmark() {}

  @Override
  int waitMillis() {
    return wait;
  }

  @Override
  void open(Database database, String method) throws Exception {
    super.open(database, method);
    queries = new JdbcDashboard(pool(), DashboardSql.of(wait));
    // As many threads as connections: more could only queue for one.
    platformThreads = Executors.newFixedThreadPool(POOL);
    virtualThreads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /** All three queries in the caller's thread. */
  @Benchmark
  public Optional<Dashboard> sequential(Ids ids, Waiting waiting) throws SQLException {
    return oneAfterTheOther(ids, queries);
  }

  /** The second and third query at once, on pooled platform threads. */
  @Benchmark
  public Optional<Dashboard> platformThreads(Ids ids, Waiting waiting) throws Exception {
    return concurrent(ids, platformThreads);
  }

  /** The second and third query at once, each on a new virtual thread. */
  @Benchmark
  public Optional<Dashboard> virtualThreads(Ids ids, Waiting waiting) throws Exception {
    return concurrent(ids, virtualThreads);
  }

  private Optional<Dashboard> concurrent(Ids ids, ExecutorService executor)
      throws SQLException, InterruptedException, ExecutionException {
    long id = draw(ids);
    var user = queries.user(id);
    if (user.isEmpty()) {
      return checked(id, Optional.empty());
    }
    Future<java.util.List<Dashboard.Post>> posts = executor.submit(() -> queries.posts(id));
    Future<Long> events = executor.submit(() -> queries.events(id));
    return checked(id, Optional.of(new Dashboard(user.get(), posts.get(), events.get())));
  }

  @Override
  void close() {
    platformThreads.close();
    virtualThreads.close();
  }
}
