package dev.backbench.cpu.serialisation;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Users as canonical JSON, written by hand so that no library's opinion is in them: for each u32 length and the bytes.
 */
public final class SerialisationSource implements KernelSource {
  static final String MAGIC = "BBSE";
  private static final String WORKLOAD = "serialisation";
  private static final long SEED = 1;
  private static final int MOST_ORDERS = 10_000;
  private static final int YEAR_SECONDS = 365 * 24 * 3600;
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  /** Names as they are: one, two and three bytes to a letter. */
  private static final List<String> NAMES = List.of("Emma", "Noah", "Zoë", "José", "Björn", "Łukasz", "Søren", "Анна",
      "美咲", "Nguyễn", "Olivia", "Liam");
  private static final List<String> FAMILIES = List.of("Miller", "García", "Müller", "Kowalski", "Иванова", "田中",
      "Smith",
      "O'Brien");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "GB", "IN", "JP", "PL", "US", "VN");
  private static final List<String> STATUSES = List.of("pending", "paid", "shipped", "delivered", "cancelled");
  /** Mostly empty; what must be escaped looks the same in every language's JSON. */
  private static final List<String> NOTES = List.of("", "", "", "", "", "", "Leave at the \\\"back\\\" door",
      "Ring twice\\nthen wait \\\\ knock");

  /** Ready. */
  public SerialisationSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    List<String> users = users(size, parameters);
    InputWriter writer = new InputWriter(out, MAGIC, users.size());
    for (String user : users) {
      byte[] json = user.getBytes(StandardCharsets.UTF_8);
      writer.u32(json.length).bytes(json);
    }
    writer.flush();
  }

  /** The users of an input, as canonical JSON. */
  static List<String> users(InputSize size, Map<String, String> parameters) {
    int users = switch (size) {
      case VERIFY -> 3;
      case S -> 10;
      case M -> 100;
      case L -> 200;
    };
    int orders = orders(parameters);
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "users", SEED);
    return IntStream.range(0, users).mapToObj(_ -> user(random, orders)).toList();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new SerialisationKernel(new InputReader(file, MAGIC));
  }

  private static int orders(Map<String, String> parameters) {
    String text = parameters.getOrDefault("orders", "100");
    if (text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= MOST_ORDERS) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("orders: expected 1..%d, got \"%s\"".formatted(MOST_ORDERS, text));
  }

  private static String user(SplitMix64 random, int orders) {
    int id = 1 + random.below(1_000_000_000);
    StringBuilder json = new StringBuilder().append("{\"id\":").append(id).append(",\"name\":\"")
        .append(pick(random, NAMES)).append(' ').append(pick(random, FAMILIES)).append("\",\"email\":\"user").append(id)
        .append("@example.com\",\"country\":\"").append(pick(random, COUNTRIES)).append("\",\"active\":")
        .append(random.below(2) == 1).append(",\"orders\":[");
    for (int i = 0; i < orders; i++) {
      json.append(i == 0 ? "" : ",");
      order(random, json);
    }
    return json.append("]}").toString();
  }

  private static void order(SplitMix64 random, StringBuilder json) {
    StringBuilder items = new StringBuilder();
    long total = 0;
    int count = 1 + random.below(3);
    for (int i = 0; i < count; i++) {
      int quantity = 1 + random.below(9);
      int price = 1 + random.below(100_000);
      total += (long) quantity * price;
      items.append(i == 0 ? "" : ",").append("{\"sku\":\"SKU-").append(100_000 + random.below(900_000))
          .append("\",\"quantity\":").append(quantity).append(",\"price_cents\":").append(price).append('}');
    }
    json.append("{\"id\":").append(1L + random.below(Integer.MAX_VALUE)).append(",\"created_at\":\"")
        .append(START.plusSeconds(random.below(YEAR_SECONDS))).append("\",\"status\":\"").append(pick(random, STATUSES))
        .append("\",\"paid\":").append(random.below(2) == 1).append(",\"total_cents\":").append(total)
        .append(",\"note\":\"").append(pick(random, NOTES)).append("\",\"items\":[").append(items).append("]}");
  }

  private static String pick(SplitMix64 random, List<String> values) {
    return values.get(random.below(values.size()));
  }
}
