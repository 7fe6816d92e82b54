package dev.backbench.io.jdbc;

/** The statements of users' lives, for whoever writes SQL. */
final class CrudSql {
  static final String CREATE = "INSERT INTO users (email, name, age, created) VALUES (?, ?, ?, ?) RETURNING id";
  static final String ORDERS = "SELECT id AS crud_orders, user_id, product_id, quantity, amount_cents, status, created "
      + "FROM orders WHERE user_id = ? ORDER BY id";
  static final String SET_AGE = "UPDATE users SET age = ? WHERE id = ?";
  static final String DELETE = "DELETE FROM users WHERE id = ?";

  private CrudSql() {}
}
