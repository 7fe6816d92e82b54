package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Payments as they arrive: an amount as text, a currency, a method.
 *
 * <p>After the beginning of every input, whose items are batches: u32 payments in a batch; then the payments {u8 currency,
 * u8 method, u8 length, 13 letters of which the first {@code length} are the amount and the rest are zero}.
 */
public final class PaymentDecimalSource implements KernelSource {
  private static final String WORKLOAD = "payment-decimal";
  private static final long SEED = 1;
  private static final int BATCH = 100;
  private static final int MOST_MINOR = 99_999_999;
  /** One payment in so many is invalid. */
  private static final int INVALID = 200;
  /** What every language's parser refuses. */
  private static final List<String> MALFORMED = List.of("", "12,50", "abc", "1.2.3", "--5", "12.5x", "$10", "0x1F");
  private static final List<String> ZEROS = List.of("0", "0.00", "0.000", "00");

  /** Ready. */
  public PaymentDecimalSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int batches = switch (size) {
      case VERIFY -> 20;
      case S -> 100;
      case M -> 2_000;
      case L -> 10_000;
    };
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "payments", SEED);
    InputWriter writer = new InputWriter(out, Payments.MAGIC, batches).u32(BATCH);
    for (int i = 0; i < batches * BATCH; i++) {
      int currency = random.below(Money.CURRENCIES);
      byte[] amount = amount(random, Money.SCALE[currency]).getBytes(StandardCharsets.US_ASCII);
      writer.u8(currency).u8(random.below(Money.METHODS)).u8(amount.length).bytes(amount)
          .bytes(new byte[Payments.LETTERS - amount.length]);
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return Batches.load(file, new DecimalLedger());
  }

  private static String amount(SplitMix64 random, int scale) {
    long minor = 1L + random.below(MOST_MINOR);
    if (random.below(INVALID) == 0) {
      return switch (random.below(4)) {
        case 0 -> MALFORMED.get(random.below(MALFORMED.size()));
        case 1 -> ZEROS.get(random.below(ZEROS.size()));
        case 2 -> "-" + plain(minor, scale);
        default -> plain(minor, scale + 1);
      };
    }
    // Some people type no decimals.
    return random.below(8) == 0 ? Long.toString(minor) : plain(minor, scale);
  }

  private static String plain(long minor, int scale) {
    if (scale == 0) {
      return Long.toString(minor);
    }
    long one = Money.POWER[scale];
    return minor / one + "." + Long.toString(one + minor % one).substring(1);
  }
}
