package dev.backbench.io.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backbench.contract.FixtureException;
import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.PostgresOptions;
import dev.backbench.fixtures.postgres.Provider;
import dev.backbench.process.Children;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection pool to the database that the environment names, or, started from an IDE or with {@code java -jar}, to an
 * embedded server of its own.
 */
final class PooledDatabase implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HikariDataSource pool;
  private final DataSet dataSet;
  private final @Nullable OwnServer own;

  private PooledDatabase(HikariDataSource pool, DataSet dataSet, @Nullable OwnServer own) {
    this.pool = pool;
    this.dataSet = dataSet;
    this.own = own;
  }

  /**
   * Opens it with all connections established.
   *
   * @param variables the process's environment
   * @param size how many connections
   * @throws SQLException when the database does not answer or is not seeded
   * @throws FixtureException when it had to start a server and could not
   */
  static PooledDatabase open(Map<String, String> variables, int size) throws SQLException, FixtureException {
    Map<String, String> environment = variables;
    OwnServer own = null;
    if (!environment.containsKey(PostgresFixture.URL)) {
      own = OwnServer.start();
      environment = own.fixture().environment();
    }
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(config(environment, size));
      return new PooledDatabase(pool, dataSet(pool), own);
    } catch (SQLException | RuntimeException e) {
      if (pool != null) {
        pool.close();
      }
      if (own != null) {
        own.close();
      }
      throw e;
    }
  }

  /** Borrows a connection; closing it returns it. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** What the database was seeded with. */
  DataSet dataSet() {
    return dataSet;
  }

  private static DataSet dataSet(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
      row.next();
      return DataSet.ofUsers(row.getLong(1));
    } catch (SQLException e) {
      throw new SQLException(
          "%s: expected a database with the common data set, got: %s. Unset the variable to let the benchmark start a server."
              .formatted(PostgresFixture.URL, e.getMessage()),
          e);
    }
  }

  private static HikariConfig config(Map<String, String> environment, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(environment.get(PostgresFixture.URL));
    config.setUsername(environment.get(PostgresFixture.USER));
    config.setPassword(environment.get(PostgresFixture.PASSWORD));
    // Fixed size: a pool that grows during a sample measures connecting.
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setInitializationFailTimeout(CONNECT.toMillis());
    config.setConnectionTimeout(CONNECT.toMillis());
    // Neither replaced nor pinged while we measure; a run is shorter than any server's patience.
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    config.setAutoCommit(true);
    config.setPoolName("benchmark");
    // Prepared on the server at once and not at the fifth execution: every sample then runs the same protocol.
    config.addDataSourceProperty("prepareThreshold", "1");
    // Room for every statement of a workload, so that none is prepared twice.
    config.addDataSourceProperty("preparedStatementCacheQueries", "64");
    // A benchmark that hangs must fail with the reason, not by the harness's deadline.
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpNoDelay", "true");
    config.addDataSourceProperty("ApplicationName", "backbench");
    return config;
  }

  @Override
  public void close() {
    pool.close();
    if (own != null) {
      own.close();
    }
  }

  /** An embedded server that lives as long as the benchmark. */
  private record OwnServer(Children children, PostgresFixture fixture) implements AutoCloseable {
    static OwnServer start() throws FixtureException {
      String runId = "standalone-" + ProcessHandle.current().pid();
      Children children = new Children(runId);
      OwnServer server = new OwnServer(children,
          new PostgresFixture(PostgresOptions.of(Provider.EMBEDDED), children, runId, Map.of()));
      try {
        server.fixture.prepare();
        return server;
      } catch (FixtureException e) {
        server.close();
        throw e;
      }
    }

    @Override
    public void close() {
      fixture.close();
      children.close();
    }
  }
}
