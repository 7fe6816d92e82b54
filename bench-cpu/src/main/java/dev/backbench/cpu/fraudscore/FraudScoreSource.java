package dev.backbench.cpu.fraudscore;

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
 * Rule sets and transactions.
 *
 * <p>After the beginning of every input: u32 accounts, u32 rule sets, u32 patterns in a set; then all patterns {u8 kind,
 * u8 weight, u16 p1, u16 p2}; then the transactions {u32 account, u32 amount in cents, u64 milliseconds, i32 latitude and
 * i32 longitude in micro-degrees, u16 merchant, u16 rule set}.
 */
public final class FraudScoreSource implements KernelSource {
  static final String MAGIC = "BBFS";
  private static final String WORKLOAD = "fraud-score";
  private static final long SEED = 1;
  /** Too many for a branch predictor to learn by heart, few enough to stay in the cache. */
  private static final int SETS = 256;
  private static final int KINDS = 5;
  private static final int MOST_PATTERNS = 4096;
  /** Transactions of an account, on average: its ring of 64 fills in every size. */
  private static final int PER_ACCOUNT = 100;
  /** An account sees a transaction every 25,000 s on average, in every size. */
  private static final int GAP_TIMES_ACCOUNTS_MILLIS = 50_000_000;

  /** Ready. */
  public FraudScoreSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int items = switch (size) {
      case VERIFY -> 300;
      case S -> 1_000;
      case M -> 100_000;
      case L -> 1_000_000;
    };
    int patterns = patterns(parameters);
    int accounts = items / PER_ACCOUNT;
    InputWriter writer = new InputWriter(out, MAGIC, items).u32(accounts).u32(SETS).u32(patterns);
    SplitMix64 rules = SplitMix64.stream(WORKLOAD, "rules", SEED);
    for (int i = 0; i < SETS * patterns; i++) {
      writer.u8(rules.below(KINDS)).u8(1 + rules.below(100)).u16(rules.below(1 << 16)).u16(rules.below(1 << 16));
    }
    SplitMix64 transactions = SplitMix64.stream(WORKLOAD, "transactions", SEED);
    long millis = 0;
    for (int i = 0; i < items; i++) {
      millis += transactions.below(GAP_TIMES_ACCOUNTS_MILLIS / accounts);
      writer.u32(transactions.below(accounts)).u32(1 + transactions.below(500_000)).u64(millis)
          .u32(transactions.below(180_000_001) - 90_000_000).u32(transactions.below(360_000_001) - 180_000_000)
          .u16(transactions.below(1 << 16)).u16(transactions.below(SETS));
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new FraudScoreKernel(new InputReader(file, MAGIC));
  }

  private static int patterns(Map<String, String> parameters) {
    String text = parameters.getOrDefault("patterns", "32");
    if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST_PATTERNS) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("patterns: expected 1..%d, got \"%s\"".formatted(MOST_PATTERNS, text));
  }
}
