package dev.backbench.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.FixtureException;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.QueryCounts;
import dev.backbench.fixtures.postgres.Durability;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.PostgresOptions;
import dev.backbench.fixtures.postgres.Provider;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.BenchmarksJar;
import dev.backbench.io.WrongResultException;
import dev.backbench.process.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The queries against a real server, and the jar as a person or the harness would start it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcIT {
  private final Children children = new Children("it-jdbc");
  private final PostgresFixture fixture = new PostgresFixture(
      new PostgresOptions(Provider.EMBEDDED, Durability.DURABLE, InputSize.VERIFY, List.of()), children, "it-jdbc",
      Map.of());

  @BeforeEach
  void prepare() throws FixtureException {
    fixture.prepare();
  }

  @AfterAll
  void close() {
    fixture.close();
    children.close();
  }

  private Database open() throws SQLException, FixtureException {
    return Database.open(fixture.environment());
  }

  @Test
  void answersRightWithAndWithoutWait() throws Exception {
    try (Database database = open()) {
      DataSource pool = database.pool(3);
      checkAll(database, new JdbcDashboard(pool, DashboardSql.of(0)));
      checkAll(database, new JdbcDashboard(pool, DashboardSql.of(1)));
    }
  }

  private static void checkAll(Database database, DashboardQueries queries) throws SQLException {
    Dashboard.Answers answers = new Dashboard.Answers(database.dataSet());
    for (long id = 1; id <= 101; id++) {
      Optional<Row.User> user = queries.user(id);
      answers.check(id, user.isEmpty()
          ? Optional.empty()
          : Optional.of(new Dashboard(user.get(), queries.posts(id), queries.events(id))));
    }
  }

  @Test
  void waitsInEachOfTheThreeQueriesFoundOrNot() throws Exception {
    try (Database database = open()) {
      DashboardQueries queries = new JdbcDashboard(database.pool(3), DashboardSql.of(5));
      for (long id : new long[]{1, 101}) {
        assertThat(queries.user(id).isPresent()).isEqualTo(id == 1);
        assertThat(queries.posts(id)).hasSize(id == 1 ? 10 : 1);
        queries.events(id);
      }
      try (Statement statement = database.control().createStatement();
          ResultSet row = statement.executeQuery("""
              SELECT count(*), min(min_exec_time) FROM pg_stat_statements s
              JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
              WHERE query LIKE '%pg_sleep%' AND query LIKE '%LEFT JOIN%' AND query NOT LIKE '%min_exec_time%'""")) {
        row.next();
        assertThat(row.getLong(1)).isEqualTo(3);
        // The server sleeps at least as long as it was told; no upper bound is asserted.
        assertThat(row.getDouble(2)).isGreaterThanOrEqualTo(5);
      }
    }
  }

  @Test
  void noticesAnOperationThatAskedNobody() throws Exception {
    try (Database database = open()) {
      DashboardQueries queries = new JdbcDashboard(database.pool(1), DashboardSql.of(0));
      Tagged user = new Tagged(DashboardSql.USER);
      QueryCount count = new QueryCount(database, List.of(user));
      count.start();
      queries.user(1);
      user.did(1);
      count.check();
      user.did(1);
      assertThatThrownBy(count::check).isInstanceOf(WrongResultException.class)
          .hasMessageContaining("expected 2 calls and 2 rows on the server, got 1 and 1");
    }
  }

  @Test
  void metersWhatIsWaitedForAndNotWhatIsDoneAside() throws Exception {
    try (Database database = open()) {
      Meter.reset();
      QueryCounts before = fixture.queries().orElseThrow();
      database.number("SELECT 1 FROM pg_sleep(0.02)");
      database.execute("UPDATE jobs SET runs = 0 WHERE id = 1");
      assertThat(Meter.answerNanos()).isZero();
      assertThat(fixture.queries().orElseThrow().since(before).statements()).isEmpty();
      DataSource pool = database.pool(1);
      try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
        statement.execute("SELECT pg_sleep(0.02)");
      }
      // The server sleeps at least as long as it was told.
      assertThat(Meter.answerNanos()).isGreaterThanOrEqualTo(19_000_000);
      assertThat(Meter.poolNanos()).isPositive();
    }
  }

  @Test
  void refusesASaleWithoutStockAndASecondOneUnderTheSameKey() throws Exception {
    try (Database database = open(); Connection connection = database.connect(Map.of())) {
      new Checkout(true).buy(connection, 1, "key");
      assertThat(database.number("SELECT count(*) FROM purchases")).isEqualTo(1);
      assertThatThrownBy(() -> new Checkout(true).buy(connection, 1, "key")).isInstanceOf(SQLException.class);
      connection.rollback();
      database.execute("UPDATE products SET stock = 0");
      for (boolean lock : new boolean[]{true, false}) {
        assertThatThrownBy(() -> new Checkout(lock).buy(connection, 1, "other"))
            .isInstanceOf(WrongResultException.class);
        connection.rollback();
      }
      assertThat(database.number("SELECT count(*) FROM purchases")).isEqualTo(1);
    }
  }

  @Test
  void saysThatADatabaseIsNotSeeded() {
    Map<String, String> elsewhere = new HashMap<>(fixture.environment());
    elsewhere.computeIfPresent(PostgresFixture.URL, (_, url) -> url.replaceAll("/backbench$", "/postgres"));
    assertThatThrownBy(() -> Database.open(elsewhere)).isInstanceOf(SQLException.class)
        .hasMessageContaining("expected a database with the common data set")
        .hasMessageContaining("Unset the variable");
  }

  /** In one process, because thirty virtual machines take a minute; that each runs in a fork of its own, others show. */
  @Test
  void measuresEveryBenchmarkOfTheJar() throws Exception {
    String output = jar(fixture.environment(), List.of("--enable-preview"), "-f", "0", "-p", "wait=0", "-p",
        "n=3", "-p", "buyers=2", "-p", "workers=3", "-p", "rows=30", "-p", "pool=3", "-p", "callers=9",
        ".*\\.jdbc\\..*");
    assertThat(output).doesNotContain("Exception", "HikariPool", "SLF4J",
        Objects.requireNonNull(fixture.environment().get(PostgresFixture.PASSWORD)));
    assertThat(benchmarks(output)).containsExactlyInAnyOrderElementsOf(BenchmarksJar.listed().stream()
        .filter(name -> name.contains(".jdbc."))
        .map(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)).toList());
  }

  @Test
  void failsTheForkWhenARowIsWrong() throws Exception {
    try (Database database = open()) {
      database.execute("UPDATE users SET name = 'Mallory'");
    }
    String output = jar(fixture.environment(), List.of(), "-f", "1", "SingleRow.*oneConnection");
    assertThat(benchmarks(output)).isEmpty();
    assertThat(output).contains("WrongResultException: single-row: expected the generated user");
  }

  @Test
  void startsItsOwnServerWithoutAnEnvironmentAndLeavesNothing() throws Exception {
    Path temporary = Files.createTempDirectory("backbench-it-");
    // As root, the server runs as nobody, who must get past this directory.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    String output = jar(Map.of(), List.of("-Djava.io.tmpdir=" + temporary), "-f", "1",
        "SingleRow.*throughPool");
    assertThat(benchmarks(output)).containsExactly("SingleRowBenchmark.throughPool");
    assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().command().stream()))
        .noneMatch(command -> command.startsWith(temporary.toString()));
    try (Stream<Path> entries = Files.list(temporary)) {
      assertThat(entries.map(entry -> entry.getFileName().toString())).noneMatch(name -> name.startsWith("backbench"));
    }
    try (Stream<Path> left = Files.walk(temporary)) {
      for (Path path : left.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The benchmarks in JMH's closing table, which lists only those that yielded a result. */
  private static List<String> benchmarks(String output) {
    return output.lines().filter(line -> line.matches("[A-Za-z]+Benchmark\\.\\w+ .*thrpt.*"))
        .map(line -> line.substring(0, line.indexOf(' '))).toList();
  }

  private static String jar(Map<String, String> environment, List<String> jvm, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Djmh.ignoreLock=true"));
    argv.addAll(jvm);
    argv.addAll(List.of("-jar", BenchmarksJar.PATH.toString(), "-wi", "0", "-i", "2", "-r",
        "100ms"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BACKBENCH_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
