package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes events in one transaction: a statement a row, a batch, a batch that the driver rewrites, or COPY. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class BulkLoadBenchmark extends DatabaseBenchmark {
  private static final String SQL = "INSERT INTO imported_events (user_id, kind, created) VALUES (?, ?, ?)";
  private static final String COPY = "COPY imported_events (user_id, kind, created) FROM STDIN";
  private static final long EPOCH = 1_735_689_600_000L;

  /** How many events an operation writes. */
  @Param({"10", "100", "1000"})
  public int rows;

  private Connection connection;
  private PreparedStatement insert;

  /** For JMH. */
  public BulkLoadBenchmark() {}

  /** None: a rewritten batch is as many statements as the driver likes. The table itself is looked at. */
  @Override
  List<Tagged> statements() {
    return List.of();
  }

  @Override
  void open(Database database, String method) throws SQLException {
    connection = database.connect(
        method.equals("rewrittenBatch") ? Map.of("reWriteBatchedInserts", "true") : Map.of());
    connection.setAutoCommit(false);
    insert = connection.prepareStatement(SQL);
  }

  @Override
  void begin() throws SQLException {
    database().execute("TRUNCATE imported_events");
  }

  /** A statement and a round trip a row. */
  @Benchmark
  public int rowByRow(Ids ids, Waiting waiting) throws SQLException {
    for (int i = 0; i < rows; i++) {
      set(ids, i);
      insert.executeUpdate();
    }
    return done();
  }

  /** A statement a row, few round trips. */
  @Benchmark
  public int batch(Ids ids, Waiting waiting) throws SQLException {
    return batched(ids);
  }

  /** The driver joins up to 128 rows into one statement. */
  @Benchmark
  public int rewrittenBatch(Ids ids, Waiting waiting) throws SQLException {
    return batched(ids);
  }

  private int batched(Ids ids) throws SQLException {
    for (int i = 0; i < rows; i++) {
      set(ids, i);
      insert.addBatch();
    }
    insert.executeBatch();
    return done();
  }

  private void set(Ids ids, int i) throws SQLException {
    insert.setLong(1, ids.next(1_000));
    insert.setInt(2, i % 10);
    insert.setLong(3, EPOCH + i);
  }

  /** COPY, with the text made here. */
  @Benchmark
  public int copy(Ids ids, Waiting waiting) throws SQLException, IOException {
    StringBuilder text = new StringBuilder(rows * 20);
    for (int i = 0; i < rows; i++) {
      text.append(ids.next(1_000)).append('\t').append(i % 10).append('\t').append(EPOCH + i).append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    copy.writeToCopy(bytes, 0, bytes.length);
    if (copy.endCopy() != rows) {
      throw new WrongResultException("bulk-load: expected %d rows, COPY counts %d".formatted(rows,
          copy.getHandledRowCount()));
    }
    return done();
  }

  private int done() throws SQLException {
    connection.commit();
    Meter.operation();
    return rows;
  }

  @Override
  void check() throws SQLException {
    // Of each load: what does not depend on the random users.
    long sum = Meter.operations() * IntStream.range(0, rows).mapToLong(i -> i % 10 + i).sum();
    long count = database().number("SELECT count(*) FROM imported_events");
    long found = database()
        .number("SELECT coalesce(sum(kind + created - %d), 0) FROM imported_events".formatted(EPOCH));
    if (count != Meter.operations() * rows || found != sum) {
      throw new WrongResultException("bulk-load: expected %d rows with the sum %d, got %d with %d".formatted(
          Meter.operations() * rows, sum, count, found));
    }
  }

  @Override
  void close() throws SQLException {
    database().execute("TRUNCATE imported_events");
  }
}
