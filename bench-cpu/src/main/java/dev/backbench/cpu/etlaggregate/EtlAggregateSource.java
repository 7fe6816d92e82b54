package dev.backbench.cpu.etlaggregate;

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
import java.util.Map;

/**
 * Orders as lines of text, by the batch.
 *
 * <p>After the beginning of every input: u32 countries, u32 days, u32 first day since 1970; then for each batch u32 length and
 * lines of ASCII {@code timestamp,user,product,quantity,price,country}, each with a line feed behind it.
 */
public final class EtlAggregateSource implements KernelSource {
  static final String MAGIC = "BBEA";
  private static final String WORKLOAD = "etl-aggregate";
  private static final long SEED = 1;
  private static final int ROWS = 1_000;
  private static final int COUNTRIES = 50;
  private static final int DAYS = 30;
  /** 2025-01-01. */
  private static final int FIRST_DAY = 20_089;
  private static final int USERS = 100_000;
  private static final int PRODUCTS = 5_000;

  /** Ready. */
  public EtlAggregateSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int batches = switch (size) {
      case VERIFY -> 20;
      case S -> 100;
      case M -> 1_000;
      case L -> 3_000;
    };
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "rows", SEED);
    InputWriter writer = new InputWriter(out, MAGIC, batches).u32(COUNTRIES).u32(DAYS).u32(FIRST_DAY);
    StringBuilder lines = new StringBuilder();
    for (int batch = 0; batch < batches; batch++) {
      lines.setLength(0);
      for (int row = 0; row < ROWS; row++) {
        long seconds = (batch * (long) ROWS + row) * DAYS * 86_400 / ((long) batches * ROWS);
        row(random, FIRST_DAY * 86_400L + seconds, lines);
      }
      byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
      writer.u32(text.length).bytes(text);
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new EtlAggregateKernel(new InputReader(file, MAGIC));
  }

  /**
   * One order in ten has been cancelled (quantity 0), one in a hundred has lost its price, one in ten is placed away from home.
   */
  private static void row(SplitMix64 random, long timestamp, StringBuilder lines) {
    int user = random.below(USERS);
    int product = random.below(1 + random.below(PRODUCTS));
    int quantity = random.below(10);
    int price = 1 + random.below(50_000);
    boolean lost = random.below(100) == 0;
    int country = random.below(10) == 0 ? random.below(COUNTRIES) : user % COUNTRIES;
    lines.append(timestamp).append(',').append(user).append(',').append(product).append(',').append(quantity)
        .append(',')
        .append(lost ? "" : price).append(',').append(country).append('\n');
  }
}
