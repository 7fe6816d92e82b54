package dev.backbench.io.jdbc;

import java.util.concurrent.atomic.LongAdder;

/**
 * A statement, told apart from all others on the server by a piece of its text, with what the benchmark says of it. Exact
 * when no caller executes it meanwhile.
 */
final class Tagged {
  private final String piece;
  private final LongAdder calls = new LongAdder();
  private final LongAdder rows = new LongAdder();

  /** With a piece of its text that is found in no other; a column alias, say. */
  Tagged(String piece) {
    this.piece = piece;
  }

  String piece() {
    return piece;
  }

  /** It was executed once, and the server sent or changed that many rows. */
  void did(int count) {
    calls.increment();
    rows.add(count);
  }

  long calls() {
    return calls.sum();
  }

  long rows() {
    return rows.sum();
  }

  void reset() {
    calls.reset();
    rows.reset();
  }
}
