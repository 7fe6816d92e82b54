package dev.backbench.io.jdbc;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same three queries one after the other by the driver, by Spring's {@code JdbcClient} and by JPA. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class FrameworkDashboardBenchmark extends AnyDashboardBenchmark {
  private DashboardQueries queries;
  private @Nullable EntityManagerFactory factory;

  /** For JMH. */
  public FrameworkDashboardBenchmark() {}

  @Override
  void open(Database database, String method) throws Exception {
    super.open(database, method);
    DashboardSql sql = DashboardSql.of(0);
    switch (method) {
      case "jdbcClient" -> queries = new ClientDashboard(JdbcClient.create(pool()), sql);
      case "jpa" -> {
        EntityManagerFactory made = Persistence.over(pool());
        factory = made;
        queries = new JpaDashboard(made);
        statements(new Tagged(JpaDashboard.USER), new Tagged(JpaDashboard.POSTS), new Tagged(JpaDashboard.EVENTS));
      }
      default -> queries = new JdbcDashboard(pool(), sql);
    }
  }

  /** By the driver's own interface. */
  @Benchmark
  public Optional<Dashboard> jdbc(Ids ids, Waiting waiting) throws SQLException {
    return oneAfterTheOther(ids, queries);
  }

  /** By Spring's {@code JdbcClient}. */
  @Benchmark
  public Optional<Dashboard> jdbcClient(Ids ids, Waiting waiting) throws SQLException {
    return oneAfterTheOther(ids, queries);
  }

  /** By JPA entities. */
  @Benchmark
  public Optional<Dashboard> jpa(Ids ids, Waiting waiting) throws SQLException {
    return oneAfterTheOther(ids, queries);
  }

  @Override
  void close() {
    if (factory != null) {
      factory.close();
    }
  }
}
