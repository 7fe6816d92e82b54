package dev.backbench.cpu.serialisation;

import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The tree, in the order of its JSON keys. */
record User(long id, String name, String email, String country, boolean active, List<Order> orders) {
  /** What the user bought at once. */
  record Order(long id, String createdAt, String status, boolean paid, long totalCents, String note,
      List<Item> items) {}

  /** How many of what. */
  record Item(String sku, int quantity, int priceCents) {}

  /** Reads and writes users as JSON. */
  static JsonMapper json() {
    // Since version 3 Jackson sorts keys by name unless told; the canonical order is the declared one.
    return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
  }

  /**
   * Checks what the types do not say.
   *
   * @return a sum over the numbers and flags
   * @throws IllegalArgumentException for a tree that breaks a rule
   */
  long validate() {
    if (id < 1 || name.isEmpty() || email.indexOf('@') < 1 || country.length() != 2 || orders.isEmpty()) {
      throw new IllegalArgumentException("user %d breaks a rule".formatted(id));
    }
    long sum = id + (active ? 1 : 0);
    for (Order order : orders) {
      long total = 0;
      for (Item item : order.items) {
        if (item.sku.isEmpty() || item.quantity < 1 || item.priceCents < 0) {
          throw new IllegalArgumentException("order %d: an item breaks a rule".formatted(order.id));
        }
        total += (long) item.quantity * item.priceCents;
        sum += item.quantity;
      }
      if (order.id < 1 || order.createdAt.length() != 20 || !known(order.status) || total != order.totalCents) {
        throw new IllegalArgumentException("order %d breaks a rule".formatted(order.id));
      }
      sum += order.id + total + (order.paid ? 1 : 0);
    }
    return sum;
  }

  /** Whether an order may have that status. */
  static boolean known(String status) {
    return switch (status) {
      case "pending", "paid", "shipped", "delivered", "cancelled" -> true;
      default -> false;
    };
  }
}
