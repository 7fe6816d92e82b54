package dev.backbench.io.jdbc;

import dev.backbench.io.WrongResultException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of buying.
 *
 * @param lock whether products are locked before they are changed
 */
record Checkout(boolean lock) {
  private static final BigDecimal WITH_TAX = new BigDecimal("1.19");
  private static final long NOW = 1_767_225_600_000L;
  private static final String CART = """
      SELECT c.product_id AS checkout_cart, c.quantity, p.price_cents
      FROM cart_items c JOIN products p ON p.id = c.product_id WHERE c.user_id = ? ORDER BY c.product_id""";
  private static final String LOCK = "SELECT id AS checkout_lock, stock FROM products WHERE id = ANY(?) ORDER BY id FOR UPDATE";
  private static final String RESERVE = "UPDATE products SET stock = stock - ? WHERE id = ? AND stock >= ?";
  private static final String PURCHASE = "INSERT INTO purchases (user_id, idempotency_key, amount_cents, created) "
      + "VALUES (?, ?, ?, ?) RETURNING id";
  private static final String LINE = "INSERT INTO purchase_lines (purchase_id, product_id, quantity, price_cents) "
      + "VALUES (?, ?, ?, ?)";
  private static final String LEDGER = "INSERT INTO ledger (purchase_id, amount_cents, created) VALUES (?, ?, ?)";

  /**
   * One line of a cart.
   *
   * @param product what
   * @param quantity how many
   * @param cents the price of one
   */
  private record Item(long product, int quantity, long cents) {}

  /** Buys a user's cart; the key makes sure that it is bought once. */
  void buy(Connection connection, long user, String key) throws SQLException {
    List<Item> cart = cart(connection, user);
    connection.setAutoCommit(false);
    if (lock) {
      lock(connection, cart);
    }
    reserve(connection, cart);
    long cents = 0;
    for (Item item : cart) {
      cents += item.quantity * item.cents;
    }
    long amount = BigDecimal.valueOf(cents).multiply(WITH_TAX).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    long purchase = purchase(connection, user, key, amount);
    lines(connection, purchase, cart);
    try (PreparedStatement statement = connection.prepareStatement(LEDGER)) {
      statement.setLong(1, purchase);
      statement.setLong(2, amount);
      statement.setLong(3, NOW);
      statement.executeUpdate();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static List<Item> cart(Connection connection, long user) throws SQLException {
    List<Item> cart = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(CART)) {
      statement.setLong(1, user);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          cart.add(new Item(row.getLong(1), row.getInt(2), row.getLong(3)));
        }
      }
    }
    if (cart.size() < 3) {
      throw new WrongResultException("checkout: expected 3 to 5 items in the cart of user %d, got %d".formatted(user,
          cart.size()));
    }
    return cart;
  }

  /** In the order of the ids: two buyers of the same products cannot wait for each other. */
  private static void lock(Connection connection, List<Item> cart) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setObject(1, cart.stream().mapToLong(Item::product).toArray());
      try (ResultSet row = statement.executeQuery()) {
        for (Item item : cart) {
          if (!row.next() || row.getLong(1) != item.product || row.getInt(2) < item.quantity) {
            throw new WrongResultException("checkout: expected %d pieces of product %d in stock".formatted(
                item.quantity, item.product));
          }
        }
      }
    }
  }

  private static void reserve(Connection connection, List<Item> cart) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RESERVE)) {
      for (Item item : cart) {
        statement.setInt(1, item.quantity);
        statement.setLong(2, item.product);
        statement.setInt(3, item.quantity);
        statement.addBatch();
      }
      for (int changed : statement.executeBatch()) {
        if (changed != 1) {
          throw new WrongResultException("checkout: a product of the cart is sold out");
        }
      }
    }
  }

  private static long purchase(Connection connection, long user, String key, long amount) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PURCHASE)) {
      statement.setLong(1, user);
      statement.setString(2, key);
      statement.setLong(3, amount);
      statement.setLong(4, NOW);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void lines(Connection connection, long purchase, List<Item> cart) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LINE)) {
      for (Item item : cart) {
        statement.setLong(1, purchase);
        statement.setLong(2, item.product);
        statement.setInt(3, item.quantity);
        statement.setLong(4, item.cents);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
