package dev.backbench.io;

import dev.backbench.contract.FixtureException;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.PostgresOptions;
import dev.backbench.fixtures.postgres.Provider;
import dev.backbench.process.Children;
import java.util.Map;

/** An embedded server that lives as long as a benchmark that was started without a run around it. */
public final class OwnPostgres implements AutoCloseable {
  private final Children children;
  private final PostgresFixture fixture;

  private OwnPostgres(Children children, PostgresFixture fixture) {
    this.children = children;
    this.fixture = fixture;
  }

  /**
   * Starts it, with the common data set.
   *
   * @throws FixtureException when it does not come up; nothing is left behind
   */
  public static OwnPostgres start() throws FixtureException {
    String runId = "standalone-" + ProcessHandle.current().pid();
    Children children = new Children(runId);
    OwnPostgres server = new OwnPostgres(children,
        new PostgresFixture(PostgresOptions.of(Provider.EMBEDDED), children, runId, Map.of()));
    try {
      server.fixture.prepare();
      return server;
    } catch (FixtureException e) {
      server.close();
      throw e;
    }
  }

  /** Where it is, in the variables that a run would set; holds its password. */
  public Map<String, String> environment() {
    return fixture.environment();
  }

  @Override
  public void close() {
    fixture.close();
    children.close();
  }
}
