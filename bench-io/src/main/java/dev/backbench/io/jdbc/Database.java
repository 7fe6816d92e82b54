package dev.backbench.io.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.backbench.contract.FixtureException;
import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.StatementStatistics;
import dev.backbench.io.OwnPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database that the environment names, or, started from an IDE or with {@code java -jar}, an embedded server of its
 * own. What is measured goes through {@link #connect} and {@link #pool}, whose waits the {@link Meter} counts; what sets
 * up and checks goes through {@link #control}, which it does not.
 */
final class Database implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  /** Callers by the thousand wait for their turn; that is what some of them measure. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, String> environment;
  private final @Nullable OwnPostgres own;
  private final List<Connection> connections = new ArrayList<>();
  private final List<HikariDataSource> pools = new ArrayList<>();
  private final Connection control;
  private final DataSet dataSet;

  private Database(Map<String, String> environment, @Nullable OwnPostgres own) throws SQLException {
    this.environment = environment;
    this.own = own;
    control = DriverManager.getConnection(text(PostgresFixture.URL), properties(Map.of(), false));
    connections.add(control);
    dataSet = seeded(control);
  }

  /**
   * Opens it.
   *
   * @param variables the process's environment
   * @throws SQLException when the database does not answer or is not seeded
   * @throws FixtureException when it had to start a server and could not
   */
  static Database open(Map<String, String> variables) throws SQLException, FixtureException {
    if (variables.containsKey(PostgresFixture.URL)) {
      return new Database(variables, null);
    }
    OwnPostgres own = OwnPostgres.start();
    try {
      return new Database(own.environment(), own);
    } catch (SQLException | RuntimeException e) {
      own.close();
      throw e;
    }
  }

  /** What the database was seeded with. */
  DataSet dataSet() {
    return dataSet;
  }

  /** For set-up and checks, by one thread; auto-commit is on. */
  Connection control() {
    return control;
  }

  /** A connection of the caller's own, closed with this. */
  Connection connect(Map<String, String> driverSettings) throws SQLException {
    Connection connection = DriverManager.getConnection(text(PostgresFixture.URL), properties(driverSettings, true));
    connections.add(connection);
    return connection;
  }

  /** A pool of that size, closed with this; the {@link Meter} hears how long callers waited. */
  DataSource pool(int size) {
    return pool(size, Meter.ofPool());
  }

  /** The same, with somebody else to hear it. */
  DataSource pool(int size, IMetricsTracker waits) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(text(PostgresFixture.URL));
    config.setDataSourceProperties(properties(Map.of(), true));
    // Fixed size: a pool that grows during a sample measures connecting.
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setInitializationFailTimeout(CONNECT.toMillis());
    config.setConnectionTimeout(PATIENCE.toMillis());
    // Neither replaced nor pinged while we measure; a run is shorter than any server's patience.
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    config.setAutoCommit(true);
    config.setPoolName("benchmark");
    config.setMetricsTrackerFactory((_, _) -> waits);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  private Properties properties(Map<String, String> more, boolean metered) {
    Properties properties = new Properties();
    properties.setProperty("user", text(PostgresFixture.USER));
    properties.setProperty("password", text(PostgresFixture.PASSWORD));
    // Prepared on the server at once and not at the fifth execution: every sample then runs the same protocol.
    properties.setProperty("prepareThreshold", "1");
    // Room for every statement of a workload, so that none is prepared twice.
    properties.setProperty("preparedStatementCacheQueries", "64");
    // A benchmark that hangs must fail with the reason, not by the harness's deadline.
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpNoDelay", "true");
    properties.setProperty("ApplicationName", "backbench");
    if (metered) {
      properties.setProperty("socketFactory", MeteredSockets.class.getName());
    }
    more.forEach(properties::setProperty);
    return properties;
  }

  private String text(String variable) {
    return Objects.requireNonNullElse(environment.get(variable), "");
  }

  private static DataSet seeded(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM users WHERE email LIKE 'user%'")) {
      row.next();
      return DataSet.ofUsers(row.getLong(1));
    } catch (SQLException | IllegalArgumentException e) {
      throw new SQLException(
          "%s: expected a database with the common data set, got one without (%s). Unset the variable to have one started."
              .formatted(PostgresFixture.URL, e.getMessage()),
          e);
    }
  }

  /** The one value of a query through the control connection. */
  long number(String query) throws SQLException {
    try (Statement statement = control.createStatement();
        ResultSet row = statement.executeQuery(query + StatementStatistics.ASIDE)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Executes a statement through the control connection. */
  void execute(String statement) throws SQLException {
    try (Statement each = control.createStatement()) {
      each.execute(statement + StatementStatistics.ASIDE);
    }
  }

  /** Closes what was opened, and the server if it is ours. */
  @Override
  public void close() throws SQLException {
    try {
      pools.forEach(HikariDataSource::close);
      for (Connection each : connections.reversed()) {
        each.close();
      }
    } finally {
      if (own != null) {
        own.close();
      }
    }
  }
}
