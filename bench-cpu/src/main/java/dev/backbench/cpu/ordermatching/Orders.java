package dev.backbench.cpu.ordermatching;

import java.util.Arrays;

/** What is left of each order, by id, and its neighbours in the queue; nothing is left of those that do not live. */
final class Orders {
  final int[] left;
  final int[] level;
  final int[] next;
  final int[] previous;
  private final Side[] side;

  /** For ids below that. */
  Orders(int events, Side any) {
    left = new int[events];
    level = new int[events];
    next = new int[events];
    previous = new int[events];
    side = new Side[events];
    Arrays.fill(side, any);
  }

  void clear() {
    Arrays.fill(left, 0);
  }

  void put(int id, Side its, int itsLevel, int quantity, int before) {
    side[id] = its;
    level[id] = itsLevel;
    left[id] = quantity;
    next[id] = Side.NONE;
    previous[id] = before;
  }

  Side side(int id) {
    return side[id];
  }
}
