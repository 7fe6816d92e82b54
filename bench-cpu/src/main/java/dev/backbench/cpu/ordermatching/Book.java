package dev.backbench.cpu.ordermatching;

import dev.backbench.contract.Fnv1a64;

/** Live orders of both sides, and what happened to them since the reports were cleared. */
final class Book {
  static final int BUY_LIMIT = 0;
  static final int SELL_LIMIT = 1;
  static final int BUY_MARKET = 2;
  static final int SELL_MARKET = 3;
  static final int CANCEL = 4;
  private static final int SHOWN = 10;

  private final Side bids;
  private final Side asks;
  private final Orders orders;
  private final Reports reports = new Reports();

  /**
   * Empty.
   *
   * @param lowest the lowest price
   * @param levels how many prices there are
   * @param events ids are below that
   */
  Book(int lowest, int levels, int events) {
    bids = new Side(lowest + levels - 1, -1, levels);
    asks = new Side(lowest, 1, levels);
    orders = new Orders(events, asks);
  }

  void clear() {
    bids.clear();
    asks.clear();
    orders.clear();
    reports.clear();
  }

  Reports reports() {
    return reports;
  }

  /** What is left of an order. */
  int left(int id) {
    return orders.left[id];
  }

  /**
   * Handles an event.
   *
   * @param id the event's number; a limit order is known by it
   * @param order for a cancellation, the order
   */
  void handle(int id, int kind, int price, int quantity, int order) {
    switch (kind) {
      case BUY_LIMIT -> limit(id, bids, asks, price, quantity);
      case SELL_LIMIT -> limit(id, asks, bids, price, quantity);
      case BUY_MARKET -> asks.take(orders, id, asks.levels(), quantity, reports);
      case SELL_MARKET -> bids.take(orders, id, bids.levels(), quantity, reports);
      default -> reports.add(order, id, 0, left(order) == 0 ? 0 : orders.side(order).cancel(orders, order));
    }
  }

  /** What waits at the best bid and the best ask. */
  int top() {
    return bids.bestDepth() + asks.bestDepth();
  }

  /** Adds the best levels of both sides that have something left, and zeros for missing ones. */
  void hash(Fnv1a64 hash) {
    hash(hash, bids);
    hash(hash, asks);
  }

  private static void hash(Fnv1a64 hash, Side side) {
    int missing = SHOWN;
    for (int level = 0; level < side.levels() && missing > 0; level++) {
      if (side.depth(level) > 0) {
        hash.u16(side.price(level)).u32(side.depth(level));
        missing--;
      }
    }
    for (int i = 0; i < missing; i++) {
      hash.u16(0).u32(0);
    }
  }

  /** Takes what the price allows; the rest waits. */
  private void limit(int id, Side own, Side other, int price, int quantity) {
    int left = other.take(orders, id, other.level(price), quantity, reports);
    if (left > 0) {
      own.add(orders, id, own.level(price), left);
    }
  }
}
