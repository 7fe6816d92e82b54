package dev.backbench.cpu.etlaggregate;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes in batches. Of objects only each batch's text is made; numbers are parsed where they stand in it. */
final class EtlAggregateKernel implements Kernel {
  private static final long DAY_SECONDS = 86_400;
  /** Products below are vouchers, which are no sales. */
  private static final int FIRST_PRODUCT = 10;
  private static final int WINDOW_DAYS = 7;

  private final int days;
  private final long firstSecond;
  private final byte[][] batches;
  /** One element per country and day, the days of a country side by side. */
  private final long[] sum;
  private final int[] count;
  private final int[] most;
  /** One element per country. */
  private final Spend[] spend;
  private final Ranking ranking = new Ranking();
  private int lost;
  private int kept;
  private int next;

  /** Reads all batches. */
  EtlAggregateKernel(InputReader in) throws IOException {
    int countries = in.u32();
    days = in.u32();
    firstSecond = in.u32() * DAY_SECONDS;
    batches = new byte[in.items()][];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = in.bytes(in.u32());
    }
    in.expect(0);
    sum = new long[countries * days];
    count = new int[countries * days];
    most = new int[countries * days];
    spend = new Spend[countries];
    startOver();
  }

  @Override
  public int items() {
    return batches.length;
  }

  @Override
  public long step() {
    take(batches[next]);
    long digest = kept + report(next % spend.length);
    next++;
    if (next == batches.length) {
      startOver();
    }
    return digest;
  }

  @Override
  public long checksum() {
    startOver();
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < batches.length; i++) {
      take(batches[i]);
      hash.u64(kept + report(i % spend.length));
    }
    for (int country = 0; country < spend.length; country++) {
      hash.u64(report(country)).u8(ranking.size());
      for (int place = 0; place < ranking.size(); place++) {
        hash.u32(ranking.user(place)).u64(ranking.cents(place));
      }
      for (int cell = country * days; cell < (country + 1) * days; cell++) {
        hash.u64(sum[cell]).u32(count[cell]).u32(most[cell]);
      }
    }
    hash.u32(lost);
    startOver();
    return hash.value();
  }

  private void startOver() {
    next = 0;
    lost = 0;
    kept = 0;
    Arrays.fill(sum, 0);
    Arrays.fill(count, 0);
    Arrays.fill(most, 0);
    Arrays.setAll(spend, _ -> new Spend());
  }

  private void take(byte[] batch) {
    String text = new String(batch, StandardCharsets.ISO_8859_1);
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      row(text, from, end);
      from = end + 1;
    }
  }

  /** One line: {@code timestamp,user,product,quantity,price,country}. */
  private void row(String text, int from, int end) {
    int user = text.indexOf(',', from) + 1;
    int product = text.indexOf(',', user) + 1;
    int quantity = text.indexOf(',', product) + 1;
    int price = text.indexOf(',', quantity) + 1;
    int country = text.indexOf(',', price) + 1;
    if (price == country - 1) {
      lost++;
      return;
    }
    int pieces = number(text, quantity, price - 1);
    if (pieces == 0 || number(text, product, quantity - 1) < FIRST_PRODUCT) {
      return;
    }
    int cents = pieces * number(text, price, country - 1);
    int place = number(text, country, end);
    int day = (int) ((Long.parseLong(text, from, user - 1, 10) - firstSecond) / DAY_SECONDS);
    int cell = place * days + day;
    sum[cell] += cents;
    count[cell]++;
    most[cell] = Math.max(most[cell], cents);
    spend[place].add(number(text, user, product - 1), cents);
    kept++;
  }

  /** Ranks a country's users and sums its sales over seven days at a time; a digest of both. */
  private long report(int country) {
    ranking.clear();
    spend[country].rank(ranking);
    long digest = 0;
    for (int place = 0; place < ranking.size(); place++) {
      digest += (place + 1) * ranking.cents(place) + ranking.user(place);
    }
    long window = 0;
    for (int day = 0; day < days; day++) {
      int cell = country * days + day;
      window += sum[cell] - (day < WINDOW_DAYS ? 0 : sum[cell - WINDOW_DAYS]);
      digest += (day + 1) * window;
    }
    return digest;
  }

  private static int number(String text, int from, int end) {
    return Integer.parseInt(text, from, end, 10);
  }
}
