package dev.backbench.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.FixtureException;
import dev.backbench.contract.InputSize;
import dev.backbench.fixtures.postgres.Durability;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.PostgresOptions;
import dev.backbench.fixtures.postgres.Provider;
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

  private PooledDatabase open() throws SQLException, FixtureException {
    return PooledDatabase.open(fixture.environment(), 3);
  }

  @Test
  void answersRightWithAndWithoutWait() throws Exception {
    try (PooledDatabase database = open()) {
      Dashboard.Answers answers = new Dashboard.Answers(database.dataSet());
      for (int wait : new int[]{0, 1}) {
        DashboardQueries queries = new DashboardQueries(database, wait);
        for (long id = 1; id <= 101; id++) {
          long asked = id;
          Optional<Dashboard> answer = queries.user(id).isEmpty()
              ? Optional.empty()
              : Optional.of(new Dashboard(queries.user(id).orElseThrow(), queries.posts(asked), queries.events(asked)));
          answers.check(id, answer);
        }
      }
    }
  }

  @Test
  void waitsInEachOfTheThreeQueriesFoundOrNot() throws Exception {
    try (PooledDatabase database = open()) {
      DashboardQueries queries = new DashboardQueries(database, 5);
      for (long id : new long[]{1, 101}) {
        assertThat(queries.user(id).isPresent()).isEqualTo(id == 1);
        assertThat(queries.posts(id)).hasSize(id == 1 ? 10 : 1);
        queries.events(id);
      }
      try (Connection connection = database.connection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("""
              SELECT count(*), min(min_exec_time) FROM pg_stat_statements s
              JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database()
              WHERE query LIKE '%pg_sleep%' AND query LIKE '%dashboard%' AND query NOT LIKE '%min_exec_time%'""")) {
        row.next();
        assertThat(row.getLong(1)).isEqualTo(3);
        // The server sleeps at least as long as it was told; no upper bound is asserted.
        assertThat(row.getDouble(2)).isGreaterThanOrEqualTo(5);
      }
    }
  }

  @Test
  void noticesAnOperationThatAskedNobody() throws Exception {
    try (PooledDatabase database = open()) {
      DashboardQueries queries = new DashboardQueries(database, 0);
      QueryCount count = new QueryCount(database, List.of(DashboardQueries.USER));
      count.start();
      queries.user(1);
      count.require(DashboardQueries.USER, 1, 1);
      assertThatThrownBy(() -> count.require(DashboardQueries.USER, 2, 2)).isInstanceOf(WrongResultException.class)
          .hasMessageContaining("expected 2 calls and 2 rows on the server, got 1 and 1");
    }
  }

  @Test
  void saysThatADatabaseIsNotSeeded() {
    Map<String, String> elsewhere = new HashMap<>(fixture.environment());
    elsewhere.computeIfPresent(PostgresFixture.URL, (_, url) -> url.replaceAll("/backbench$", "/postgres"));
    assertThatThrownBy(() -> PooledDatabase.open(elsewhere, 1)).isInstanceOf(SQLException.class)
        .hasMessageContaining("expected a database with the common data set")
        .hasMessageContaining("Unset the variable");
  }

  @Test
  void measuresEveryBenchmarkOfTheJar() throws Exception {
    String output = jar(fixture.environment(), List.of(), "-p", "wait=0");
    assertThat(benchmarks(output)).containsExactlyInAnyOrder("DashboardBenchmark.platformThreads",
        "DashboardBenchmark.sequential", "DashboardBenchmark.virtualThreads", "SingleRowBenchmark.singleRow");
    assertThat(output).doesNotContain("Exception", "HikariPool", "SLF4J",
        Objects.requireNonNull(fixture.environment().get(PostgresFixture.PASSWORD)));
    fixture.verify();
  }

  @Test
  void failsTheForkWhenARowIsWrong() throws Exception {
    try (PooledDatabase database = open();
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE users SET name = 'Mallory'");
    }
    String output = jar(fixture.environment(), List.of(), "SingleRow");
    assertThat(benchmarks(output)).isEmpty();
    assertThat(output).contains("WrongResultException: single-row: expected the generated user");
  }

  @Test
  void startsItsOwnServerWithoutAnEnvironmentAndLeavesNothing() throws Exception {
    Path temporary = Files.createTempDirectory("backbench-it-");
    // As root, the server runs as nobody, who must get past this directory.
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
    String output = jar(Map.of(), List.of("-Djava.io.tmpdir=" + temporary), "SingleRow");
    assertThat(benchmarks(output)).containsExactly("SingleRowBenchmark.singleRow");
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
    argv.addAll(List.of("-jar", Path.of("target", "benchmarks.jar").toAbsolutePath().toString(), "-f", "1", "-wi", "0",
        "-i", "2", "-r", "100ms"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("BACKBENCH_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
