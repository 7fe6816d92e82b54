package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Workers take up to ten jobs from a table, mark them done and put ten new ones in, in one transaction. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class JobQueueBenchmark extends CrowdBenchmark {
  private static final int BATCH = 10;
  private static final int SEEDED = 10_000;
  private static final String TAKE = "SELECT id AS job_queue_take, payload FROM jobs WHERE NOT done ORDER BY id LIMIT "
      + BATCH + " FOR UPDATE";
  private static final String DONE = "UPDATE jobs SET done = true, runs = runs + 1 WHERE id = ANY(?)";
  private static final String ADD = "INSERT INTO jobs (payload, runs, done) SELECT unnest(?::bigint[]), 0, false";

  /** How many workers. */
  @Param({"1", "4", "16"})
  public int workers;

  private final Tagged finished = new Tagged("runs = runs +");
  private String take = TAKE;
  private DataSource pool;

  /** For JMH. */
  public JobQueueBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(finished);
  }

  @Override
  void open(Database database, String method) {
    take = method.equals("skipLocked") ? TAKE + " SKIP LOCKED" : TAKE;
    pool = database.pool(workers);
    gather(Thread.ofVirtual().factory(), workers, (_, gate) -> batch(gate));
  }

  /** As many jobs wait as in the seed, none is done, and no dead rows are in the way. */
  @Override
  void ready() throws SQLException {
    database().execute("DELETE FROM jobs WHERE id > " + SEEDED);
    database().execute("UPDATE jobs SET done = false, runs = 0 WHERE done");
    database().execute("VACUUM (ANALYZE) jobs");
  }

  private void batch(Gate gate) throws Exception {
    gate.enter();
    int done = 0;
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      long[] ids = new long[BATCH];
      long[] payloads = new long[BATCH];
      int taken = 0;
      try (PreparedStatement statement = connection.prepareStatement(take); ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids[taken] = row.getLong(1);
          payloads[taken] = row.getLong(2) + 1;
          taken++;
        }
      }
      // Without SKIP LOCKED, whoever waited may find that the jobs were done meanwhile.
      if (taken > 0) {
        send(connection, DONE, Arrays.copyOf(ids, taken), taken);
        finished.did(taken);
        send(connection, ADD, Arrays.copyOf(payloads, taken), taken);
      }
      connection.commit();
      connection.setAutoCommit(true);
      done = taken;
    } finally {
      gate.leave(done);
    }
  }

  private static void send(Connection connection, String sql, long[] values, int expected) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, values);
      if (statement.executeUpdate() != expected) {
        throw new WrongResultException("job-queue: expected %d rows of: %s".formatted(expected, sql));
      }
    }
  }

  /** Each passes over what others have taken. */
  @Benchmark
  public void skipLocked(Waiting waiting) throws Exception {
    next();
  }

  /** Each waits for whoever has the first jobs. */
  @Benchmark
  public void waitForLock(Waiting waiting) throws Exception {
    next();
  }

  /** Each job that is done was run once, those that are not never, and there are as many as the workers say. */
  @Override
  void check() throws SQLException {
    long wrong = database().number("SELECT count(*) FROM jobs WHERE runs <> CASE WHEN done THEN 1 ELSE 0 END");
    long done = database().number("SELECT count(*) FROM jobs WHERE done");
    if (wrong != 0 || done != finished.rows()) {
      throw new WrongResultException(
          "job-queue: expected %d jobs done, each once, got %d, and %d not once".formatted(finished.rows(), done,
              wrong));
    }
  }
}
