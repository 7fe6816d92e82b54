package dev.backbench.cpu.ordermatching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.InputSize;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderMatchingSourceTest {
  private static final int EVENTS_AFTER_THE_OPENING = 10_000;

  @TempDir
  private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000})
  void keepsTheBookAsFullAsAsked(int live) throws IOException {
    InputReader in = input(live);
    Book book = new Book(9_900, 201, live + EVENTS_AFTER_THE_OPENING);
    int trades = 0;
    for (int id = 0; id < live + EVENTS_AFTER_THE_OPENING; id++) {
      book.reports().clear();
      book.handle(id, in.u8(), in.u16(), in.u16(), in.u32());
      if (id < live) {
        assertThat(book.reports().count()).as("nothing trades while the book opens").isZero();
      }
      trades += book.reports().count();
    }
    long left = IntStream.range(0, live + EVENTS_AFTER_THE_OPENING).filter(id -> book.left(id) > 0).count();
    assertThat(left).isBetween(live * 8L / 10, live * 12L / 10);
    assertThat(trades).isGreaterThan(EVENTS_AFTER_THE_OPENING / 2);
  }

  @Test
  void cancelsOnlyWhatLives() throws IOException {
    InputReader in = input(1_000);
    Book book = new Book(9_900, 201, 11_000);
    Set<Integer> cancelled = new HashSet<>();
    for (int id = 0; id < 11_000; id++) {
      int kind = in.u8();
      int price = in.u16();
      int quantity = in.u16();
      int order = in.u32();
      if (kind == Book.CANCEL) {
        assertThat(book.left(order)).as("order %d at event %d", order, id).isPositive();
        cancelled.add(order);
      }
      book.handle(id, kind, price, quantity, order);
    }
    assertThat(cancelled).hasSizeGreaterThan(500);
  }

  /** Behind its header. */
  private InputReader input(int live) throws IOException {
    Path file = directory.resolve("s.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      new OrderMatchingSource().write(InputSize.S, Map.of("live", Integer.toString(live)), out);
    }
    InputReader in = new InputReader(file, OrderMatchingSource.MAGIC);
    assertThat(in.u32() * in.items()).isEqualTo(live + EVENTS_AFTER_THE_OPENING);
    assertThat(in.u32()).isEqualTo(9_900);
    assertThat(in.u32()).isEqualTo(201);
    return in;
  }
}
