package dev.backbench.cpu.ordermatching;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * A stream of orders, made with a book at hand so that cancellations name live ones.
 *
 * <p>After the beginning of every input, whose items are batches: u32 events in a batch, u32 lowest price, u32 number of
 * prices; then the events {u8 kind, u16 price, u16 quantity, u32 order}.
 */
public final class OrderMatchingSource implements KernelSource {
  static final String MAGIC = "BBOM";
  private static final String WORKLOAD = "order-matching";
  private static final long SEED = 1;
  private static final int BATCH = 100;
  private static final int LOWEST = 9_900;
  private static final int MIDDLE = 10_000;
  private static final int LEVELS = 201;
  private static final int MOST_QUANTITY = 100;
  private static final int MOST_LIVE = 1_000_000;

  /** Ready. */
  public OrderMatchingSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int matched = switch (size) {
      case VERIFY -> 1_000;
      case S -> 10_000;
      case M -> 500_000;
      case L -> 5_000_000;
    };
    int live = live(parameters);
    int events = live + matched;
    InputWriter writer = new InputWriter(out, MAGIC, events / BATCH).u32(BATCH).u32(LOWEST).u32(LEVELS);
    Stream stream = new Stream(live, events, writer);
    for (int id = 0; id < events; id++) {
      if (id < live) {
        stream.open(id);
      } else {
        stream.trade(id);
      }
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new OrderMatchingKernel(new InputReader(file, MAGIC));
  }

  private static int live(Map<String, String> parameters) {
    String text = parameters.getOrDefault("live", "1000");
    if (text.matches("[1-9][0-9]{0,4}00") && Integer.parseInt(text) <= MOST_LIVE) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(
        "live: expected a multiple of 100 in 100..%d, got \"%s\"".formatted(MOST_LIVE, text));
  }

  /** Draws events and plays them. */
  private static final class Stream {
    private final SplitMix64 random = SplitMix64.stream(WORKLOAD, "events", SEED);
    private final InputWriter writer;
    private final Book book;
    private final int target;
    /** Orders that went into the book; some have died since. */
    private final int[] candidates;
    private int count;
    private int live;

    Stream(int target, int events, InputWriter writer) {
      this.target = target;
      this.writer = writer;
      book = new Book(LOWEST, LEVELS, events);
      candidates = new int[events];
    }

    /** Fills the book, the most next to the middle; nothing trades. */
    void open(int id) throws IOException {
      int side = random.below(2);
      int distance = 1 + Math.abs(random.below(100) + random.below(100) - 99);
      event(id, side, side == Book.BUY_LIMIT ? MIDDLE - distance : MIDDLE + distance, quantity(), 0);
    }

    /** One market order in ten; two cancellations while the book is full; limit orders else. */
    void trade(int id) throws IOException {
      int kind = random.below(10);
      if (kind == 0) {
        event(id, Book.BUY_MARKET + random.below(2), 0, quantity(), 0);
      } else if (kind <= 2 && live >= target) {
        event(id, Book.CANCEL, 0, 0, living());
      } else {
        event(id, random.below(2), LOWEST + random.below(101) + random.below(101), quantity(), 0);
      }
    }

    private int quantity() {
      return 1 + random.below(MOST_QUANTITY);
    }

    private int living() {
      while (true) {
        int i = random.below(count);
        int id = candidates[i];
        if (book.left(id) > 0) {
          return id;
        }
        count--;
        candidates[i] = candidates[count];
      }
    }

    private void event(int id, int kind, int price, int quantity, int order) throws IOException {
      writer.u8(kind).u16(price).u16(quantity).u32(order);
      Reports reports = book.reports();
      reports.clear();
      book.handle(id, kind, price, quantity, order);
      for (int i = 0; i < reports.count(); i++) {
        live -= book.left(reports.get(i).maker()) == 0 ? 1 : 0;
      }
      if (book.left(id) > 0) {
        candidates[count] = id;
        count++;
        live++;
      }
    }
  }
}
