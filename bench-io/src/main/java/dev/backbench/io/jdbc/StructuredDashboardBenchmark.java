package dev.backbench.io.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.StructuredTaskScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;

/** The latest posts and the number of events at once, as subtasks of a scope. A preview of JDK 25, hence a class apart. */
@Fork(value = 3, jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "--enable-preview",
    "--enable-native-access=ALL-UNNAMED"})
@SuppressWarnings({"NullAway.Init", "preview"}) // JMH calls the set-up before everything else
public class StructuredDashboardBenchmark extends AnyDashboardBenchmark {
  /** Milliseconds that the server waits in each query. */
  @Param("0")
  public int wait;

  private DashboardQueries queries;

  /** For JMH. */
  public StructuredDashboardBenchmark() {}

  @Override
  int waitMillis() {
    return wait;
  }

  @Override
  void open(Database database, String method) throws Exception {
    super.open(database, method);
    queries = new JdbcDashboard(pool(), DashboardSql.of(wait));
  }

  /** The second and third query at once; the first failure would cancel the other. */
  @Benchmark
  public Optional<Dashboard> structured(Ids ids, Waiting waiting) throws SQLException, InterruptedException {
    long id = draw(ids);
    var user = queries.user(id);
    if (user.isEmpty()) {
      return checked(id, Optional.empty());
    }
    try (var scope = StructuredTaskScope.open()) {
      StructuredTaskScope.Subtask<List<Dashboard.Post>> posts = scope.fork(() -> queries.posts(id));
      StructuredTaskScope.Subtask<Long> events = scope.fork(() -> queries.events(id));
      scope.join();
      return checked(id, Optional.of(new Dashboard(user.get(), posts.get(), events.get())));
    }
  }
}
