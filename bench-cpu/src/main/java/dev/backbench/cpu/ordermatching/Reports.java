package dev.backbench.cpu.ordermatching;

import dev.backbench.contract.Fnv1a64;
import java.util.Arrays;

/** Trades and cancellations in the order in which they happened; a cancellation's price is 0. */
final class Reports {
  private static final int COLUMNS = 4;

  private int[] values = new int[COLUMNS << 10];
  private int end;

  void clear() {
    end = 0;
  }

  int count() {
    return end / COLUMNS;
  }

  void add(int maker, int taker, int price, int quantity) {
    if (end == values.length) {
      values = Arrays.copyOf(values, 2 * end);
    }
    values[end] = maker;
    values[end + 1] = taker;
    values[end + 2] = price;
    values[end + 3] = quantity;
    end += COLUMNS;
  }

  /** One report. */
  record Report(int maker, int taker, int price, int quantity) {}

  Report get(int index) {
    int at = index * COLUMNS;
    return new Report(values[at], values[at + 1], values[at + 2], values[at + 3]);
  }

  long digest() {
    long digest = 0;
    for (int i = 0; i < end; i += COLUMNS) {
      digest += values[i] * 31L + values[i + 1] * 17L + (values[i + 2] + 1L) * values[i + 3];
    }
    return digest;
  }

  void hash(Fnv1a64 hash) {
    for (int i = 0; i < end; i += COLUMNS) {
      hash.u32(values[i]).u32(values[i + 1]).u16(values[i + 2]).u16(values[i + 3]);
    }
  }
}
