package dev.backbench.cpu.fraudscore;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;

/**
 * Scores transactions. Everything lives in arrays of numbers: no object is made, nothing is boxed, after loading.
 *
 * <p>A pass begins with the history that an earlier pass of the same transactions has left. With an empty one the first
 * transactions would be cheaper than the rest, and a fork would look warm before it is.
 */
final class FraudScoreKernel implements Kernel {
  private static final int RING = 64;
  private static final int PATTERN_BYTES = 6;
  private static final int TRANSACTION_BYTES = 28;
  private static final int MOST = 10_000;
  /** 2^32 over the golden ratio: spreads merchants (Knuth, volume 3, section 6.4). */
  private static final int GOLDEN = 0x9E3779B1;

  private final int patterns;
  private final Rules rules;
  private final Transactions transactions;
  /** What every pass begins with, and what it makes of it. */
  private final History before;
  private final History history;
  private int next;

  /** Reads everything behind the beginning. */
  FraudScoreKernel(InputReader in) throws IOException {
    int items = in.items();
    int accounts = in.u32();
    int sets = in.u32();
    patterns = in.u32();
    in.expect((long) sets * patterns * PATTERN_BYTES + (long) items * TRANSACTION_BYTES);
    rules = new Rules(in, sets * patterns);
    transactions = new Transactions(in, items);
    before = new History(accounts);
    history = new History(accounts);
    long pass = transactions.millis[items - 1];
    for (int i = 0; i < items; i++) {
      before.remember(transactions, i, transactions.millis[i] - pass);
    }
    startOver();
  }

  /** One element per pattern, set after set. */
  private static final class Rules {
    private final byte[] kind;
    private final int[] weight;
    private final int[] p1;
    private final int[] p2;

    Rules(InputReader in, int count) throws IOException {
      kind = new byte[count];
      weight = new int[count];
      p1 = new int[count];
      p2 = new int[count];
      for (int i = 0; i < count; i++) {
        kind[i] = (byte) in.u8();
        weight[i] = in.u8();
        p1[i] = in.u16();
        p2[i] = in.u16();
      }
    }
  }

  /** One element per transaction. */
  private static final class Transactions {
    private final int[] account;
    private final int[] amount;
    private final long[] millis;
    private final int[] latitude;
    private final int[] longitude;
    private final int[] merchant;
    private final int[] set;

    Transactions(InputReader in, int count) throws IOException {
      account = new int[count];
      amount = new int[count];
      millis = new long[count];
      latitude = new int[count];
      longitude = new int[count];
      merchant = new int[count];
      set = new int[count];
      for (int i = 0; i < count; i++) {
        account[i] = in.u32();
        amount[i] = in.u32();
        millis[i] = in.u64();
        latitude[i] = in.u32();
        longitude[i] = in.u32();
        merchant[i] = in.u16();
        set[i] = in.u16();
      }
    }
  }

  /** Per account the number of its transactions, the place of the last one, and a ring of the last {@value #RING}. */
  private static final class History {
    private final int[] seen;
    private final int[] latitude;
    private final int[] longitude;
    private final long[] millis;
    private final int[] amount;

    History(int accounts) {
      seen = new int[accounts];
      latitude = new int[accounts];
      longitude = new int[accounts];
      millis = new long[accounts * RING];
      amount = new int[accounts * RING];
    }

    void remember(Transactions from, int transaction, long at) {
      int account = from.account[transaction];
      int slot = account * RING + seen[account] % RING;
      millis[slot] = at;
      amount[slot] = from.amount[transaction];
      latitude[account] = from.latitude[transaction];
      longitude[account] = from.longitude[transaction];
      seen[account]++;
    }

    void copy(History other) {
      System.arraycopy(other.seen, 0, seen, 0, seen.length);
      System.arraycopy(other.latitude, 0, latitude, 0, latitude.length);
      System.arraycopy(other.longitude, 0, longitude, 0, longitude.length);
      System.arraycopy(other.millis, 0, millis, 0, millis.length);
      System.arraycopy(other.amount, 0, amount, 0, amount.length);
    }
  }

  @Override
  public int items() {
    return transactions.account.length;
  }

  @Override
  public long step() {
    int transaction = next;
    long raw = score(transaction);
    history.remember(transactions, transaction, transactions.millis[transaction]);
    next = transaction + 1;
    if (next == items()) {
      startOver();
    }
    return raw << 2 | decision(raw);
  }

  @Override
  public long checksum() {
    startOver();
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < items(); i++) {
      long raw = step() >>> 2;
      hash.u64(raw).u16((int) Math.min(raw, MOST)).u8(decision(raw));
    }
    return hash.value();
  }

  private void startOver() {
    next = 0;
    history.copy(before);
  }

  private static int decision(long raw) {
    return raw < 3_000 ? 0 : raw < 6_000 ? 1 : 2;
  }

  /** The sum over the transaction's patterns, before saturation. */
  private long score(int transaction) {
    int account = transactions.account[transaction];
    int from = account * RING;
    int to = from + Math.min(history.seen[account], RING);
    int first = transactions.set[transaction] * patterns;
    long sum = 0;
    for (int i = first; i < first + patterns; i++) {
      int weight = rules.weight[i];
      sum += switch (rules.kind[i]) {
        case 0 -> recent(from, to, transactions.millis[transaction] - rules.p1[i] * 1_000L) * weight;
        case 1 -> deviation(from, to, transactions.amount[transaction], weight);
        case 2 -> Math.min(speed(transaction, account), 1_000) * weight / 100;
        case 3 -> Integer.bitCount((transactions.merchant[transaction] * GOLDEN) ^ rules.p1[i]) * weight / 8;
        default -> (scramble((account ^ rules.p1[i]) | 1L, rules.p2[i] & 63) & 127) * weight / 64;
      };
    }
    return sum;
  }

  private long recent(int from, int to, long since) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += history.millis[i] >= since ? 1 : 0;
    }
    return count;
  }

  /** How far the amount is from the ring's mean, in mean absolute deviations; each rule looks for itself. */
  private int deviation(int from, int to, int amount, int weight) {
    int entries = to - from;
    int total = 0;
    for (int i = from; i < to; i++) {
      total += history.amount[i];
    }
    int mean = total / entries;
    int deviations = 0;
    for (int i = from; i < to; i++) {
      deviations += Math.abs(history.amount[i] - mean);
    }
    return Math.abs(amount - mean) * weight / (deviations / entries + 1);
  }

  /** Micro-degrees per millisecond since the account's last transaction. */
  private long speed(int transaction, int account) {
    int distance = Math.abs(transactions.latitude[transaction] - history.latitude[account])
        + Math.abs(transactions.longitude[transaction] - history.longitude[account]);
    long millis = transactions.millis[transaction]
        - history.millis[account * RING + (history.seen[account] - 1) % RING];
    return distance / (millis + 1);
  }

  /** Rounds of xorshift64 (Marsaglia 2003, shifts 13, 7, 17). */
  private static long scramble(long value, int rounds) {
    long x = value;
    for (int i = 0; i < rounds; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
