package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** Reads 10,000 orders (1,000 of the smallest data set) all at once, or in portions through a cursor. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class StreamingBenchmark extends DatabaseBenchmark {
  private static final int MOST_ROWS = 10_000;
  private static final String SQL = "SELECT id AS streaming, user_id, product_id, quantity, amount_cents, status, created "
      + "FROM orders WHERE id <= ?";

  private final Tagged read = new Tagged("streaming");
  private int rows;
  private long amount;
  private Connection connection;
  private PreparedStatement select;

  /** For JMH. */
  public StreamingBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(read);
  }

  @Override
  void open(Database database, String method) throws SQLException {
    rows = Math.min(MOST_ROWS, database.dataSet().users() * 10);
    amount = database.dataSet().orderRows().limit(rows).mapToLong(order -> order.amountCents()).sum();
    connection = database.connect(Map.of());
    // A cursor lives in a transaction; without one the driver ignores the fetch size.
    connection.setAutoCommit(false);
    select = connection.prepareStatement(SQL);
    select.setLong(1, rows);
  }

  /** The driver holds the whole result before the first row is seen. */
  @Benchmark
  public long allAtOnce(Waiting waiting) throws SQLException {
    return read(0);
  }

  /** 100 rows a round trip. */
  @Benchmark
  public long fetch100(Waiting waiting) throws SQLException {
    return read(100);
  }

  /** 1,000 rows a round trip. */
  @Benchmark
  public long fetch1000(Waiting waiting) throws SQLException {
    return read(1_000);
  }

  private long read(int fetchSize) throws SQLException {
    select.setFetchSize(fetchSize);
    long sum = 0;
    int count = 0;
    try (ResultSet result = select.executeQuery()) {
      while (result.next()) {
        sum += result.getLong(5);
        count++;
      }
    }
    connection.commit();
    if (count != rows || sum != amount) {
      throw new WrongResultException("streaming: expected %d rows of %d cents in total, got %d of %d".formatted(rows,
          amount, count, sum));
    }
    read.did(count);
    Meter.operation();
    return sum;
  }
}
