package dev.backbench.io.jdbc;

import dev.backbench.contract.SplitMix64;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Buys a cart of three to five products: reserves the stock, writes the purchase, its lines and the ledger, commits. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class CheckoutBenchmark extends CrowdBenchmark {
  /** How many buy at once. */
  @Param({"1", "8"})
  public int buyers;

  private final Tagged purchase = new Tagged("INSERT INTO purchases ");
  private final String run = ProcessHandle.current().pid() + "-" + System.nanoTime();
  private long pieces;
  private long purchasesBefore;
  private DataSource pool;

  /** For JMH. */
  public CheckoutBenchmark() {}

  @Override
  List<Tagged> statements() {
    return List.of(purchase);
  }

  @Override
  void open(Database database, String method) {
    pieces = database.dataSet().productRows().mapToLong(Row.Product::stock).sum();
    pool = database.pool(buyers);
    Checkout checkout = new Checkout(method.equals("forUpdate"));
    int carts = database.dataSet().carts();
    List<SplitMix64> streams = IntStream.range(0, buyers).mapToObj(Ids::stream).toList();
    long[] bought = new long[buyers];
    gather(Thread.ofVirtual().factory(), buyers, (buyer, gate) -> {
      gate.enter();
      int done = 0;
      try (Connection connection = pool.getConnection()) {
        bought[buyer]++;
        checkout.buy(connection, 1 + streams.get(buyer).below(carts), run + "-" + buyer + "-" + bought[buyer]);
        purchase.did(1);
        done = 1;
      } finally {
        gate.leave(done);
      }
    });
  }

  @Override
  void ready() throws SQLException {
    purchasesBefore = database().number("SELECT count(*) FROM purchases");
  }

  /** The products' rows are locked, in the order of their ids, before they are changed. */
  @Benchmark
  public void forUpdate(Waiting waiting) throws Exception {
    next();
  }

  /** The change itself locks and asks whether there is enough; in the same order. */
  @Benchmark
  public void conditionalUpdate(Waiting waiting) throws Exception {
    next();
  }

  /** Nothing was sold twice or lost, nothing was bought without being paid, and every purchase is there. */
  @Override
  void check() throws SQLException {
    long stock = database().number("SELECT sum(stock) FROM products");
    long sold = database().number("SELECT coalesce(sum(quantity), 0) FROM purchase_lines");
    long purchases = database().number("SELECT count(*) FROM purchases") - purchasesBefore;
    long ordered = database().number("SELECT coalesce(sum(amount_cents), 0) FROM purchases");
    long paid = database().number("SELECT coalesce(sum(amount_cents), 0) FROM ledger");
    if (stock + sold != pieces || ordered != paid || purchases != purchase.calls()) {
      throw new WrongResultException(
          "checkout: expected %d pieces, got %d in stock and %d sold; %d cents ordered, %d paid; %d purchases of %d"
              .formatted(pieces, stock, sold, ordered, paid, purchases, purchase.calls()));
    }
  }
}
