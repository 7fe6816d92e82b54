package dev.backbench.cpu.ordermatching;

import java.util.Arrays;

/**
 * Bids or asks: level 0 has the price that a counterparty likes best, {@code sign} leads to the worse ones. Each level is
 * a queue of orders, linked through {@link Orders}.
 */
final class Side {
  /** Ends a queue. */
  static final int NONE = -1;

  private final int first;
  private final int sign;
  private final int[] head;
  private final int[] tail;
  private final int[] depth;
  private int best;

  /**
   * Empty.
   *
   * @param first the price of level 0
   * @param sign 1 when prices rise with the level, -1 when they fall
   */
  Side(int first, int sign, int levels) {
    this.first = first;
    this.sign = sign;
    head = new int[levels];
    tail = new int[levels];
    depth = new int[levels];
    clear();
  }

  void clear() {
    Arrays.fill(head, NONE);
    Arrays.fill(tail, NONE);
    Arrays.fill(depth, 0);
    best = depth.length;
  }

  int levels() {
    return depth.length;
  }

  int level(int price) {
    return (price - first) * sign;
  }

  int price(int level) {
    return first + level * sign;
  }

  /** What waits at a level. */
  int depth(int level) {
    return depth[level];
  }

  /** What waits at the best level. */
  int bestDepth() {
    return best < depth.length ? depth[best] : 0;
  }

  /** Puts an order at the end of a level's queue. */
  void add(Orders orders, int id, int level, int left) {
    int last = tail[level];
    orders.put(id, this, level, left, last);
    if (last == NONE) {
      head[level] = id;
    } else {
      orders.next[last] = id;
    }
    tail[level] = id;
    depth[level] += left;
    best = Math.min(best, level);
  }

  /** Trades with orders up to a level, best price first, oldest first; what is left. */
  int take(Orders orders, int taker, int worst, int quantity, Reports reports) {
    int wanted = quantity;
    while (wanted > 0 && best <= worst && best < depth.length) {
      int level = best;
      int price = price(level);
      for (int id = head[level]; wanted > 0 && id != NONE; id = head[level]) {
        int traded = Math.min(wanted, orders.left[id]);
        reports.add(id, taker, price, traded);
        wanted -= traded;
        orders.left[id] -= traded;
        depth[level] -= traded;
        if (orders.left[id] == 0) {
          unlink(orders, id, level);
        }
      }
      improve();
    }
    return wanted;
  }

  /** Takes a live order out; what was left of it. */
  int cancel(Orders orders, int id) {
    int level = orders.level[id];
    int left = orders.left[id];
    depth[level] -= left;
    orders.left[id] = 0;
    unlink(orders, id, level);
    improve();
    return left;
  }

  private void unlink(Orders orders, int id, int level) {
    int before = orders.previous[id];
    int after = orders.next[id];
    if (before == NONE) {
      head[level] = after;
    } else {
      orders.next[before] = after;
    }
    if (after == NONE) {
      tail[level] = before;
    } else {
      orders.previous[after] = before;
    }
  }

  /** Moves on to the best level that has something left. */
  private void improve() {
    while (best < depth.length && depth[best] == 0) {
      best++;
    }
  }
}
