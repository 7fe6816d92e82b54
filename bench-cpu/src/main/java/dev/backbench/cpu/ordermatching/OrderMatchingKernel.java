package dev.backbench.cpu.ordermatching;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;

/** Feeds a book with events, batch by batch. */
final class OrderMatchingKernel implements Kernel {
  private static final int EVENT_BYTES = 9;

  private final int batches;
  private final int batch;
  private final byte[] kind;
  private final char[] price;
  private final char[] quantity;
  private final int[] order;
  private final Book book;
  private int next;

  /** Reads everything behind the beginning. */
  OrderMatchingKernel(InputReader in) throws IOException {
    batches = in.items();
    batch = in.u32();
    int lowest = in.u32();
    int levels = in.u32();
    int events = batches * batch;
    in.expect((long) events * EVENT_BYTES);
    kind = new byte[events];
    price = new char[events];
    quantity = new char[events];
    order = new int[events];
    for (int i = 0; i < events; i++) {
      kind[i] = (byte) in.u8();
      price[i] = (char) in.u16();
      quantity[i] = (char) in.u16();
      order[i] = in.u32();
    }
    book = new Book(lowest, levels, events);
  }

  @Override
  public int items() {
    return batches;
  }

  @Override
  public long step() {
    match();
    long digest = book.reports().digest() + book.top() + next;
    if (next == kind.length) {
      startOver();
    }
    return digest;
  }

  @Override
  public long checksum() {
    startOver();
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < batches; i++) {
      match();
      book.reports().hash(hash);
    }
    book.hash(hash);
    startOver();
    return hash.value();
  }

  private void match() {
    book.reports().clear();
    int end = next + batch;
    for (int id = next; id < end; id++) {
      book.handle(id, kind[id], price[id], quantity[id], order[id]);
    }
    next = end;
  }

  private void startOver() {
    next = 0;
    book.clear();
  }
}
