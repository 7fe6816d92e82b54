package dev.backbench.memory.largeliveset;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.Memory;
import dev.backbench.contract.SplitMix64;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/**
 * Requests to a cache. The file, little-endian: {@code BBLS}, items u32, entries u32, insertions of a pass u32, and per item a
 * hundred requests u32, see {@link Requests}.
 *
 * <p>Of a hundred requests 90 get, 9 replace and 1 inserts, in the mean. Ranks are log-uniform, which is Zipf's law with
 * exponent 1, and scattered over the cache, so that popular entries are of every age; one get in twenty asks for a key
 * that is not there yet.
 */
public final class LargeLiveSetSource implements KernelSource {
  private static final int MEAN_VALUE_BYTES = (Requests.SHORTEST + Requests.LONGEST) / 2;
  /** A prime, so that it scatters over any smaller number of entries. */
  private static final long SCATTER = 1_000_000_007L;
  private static final int HUNDRED = 100;
  private static final int GETS = 90;
  private static final int REPLACEMENTS = 9;
  private static final int ONE_MISS_OF = 20;

  /** Ready. */
  public LargeLiveSetSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    String live = parameters.getOrDefault("live", "256m");
    long bytes = Memory.bytes(live).orElseThrow(
        () -> new IllegalArgumentException("live: expected bytes such as 256m, got \"%s\"".formatted(live)));
    int items = switch (size) {
      case VERIFY -> 40;
      case S -> 400;
      case M -> 2_000;
      case L -> 10_000;
    };
    int entries = size == InputSize.VERIFY ? 500 : Math.toIntExact(bytes / MEAN_VALUE_BYTES);
    if (entries > Requests.RANK / 2) {
      throw new IllegalArgumentException("live: expected less than 256g, got \"%s\"".formatted(live));
    }
    ByteBuffer file = ByteBuffer.allocate(Requests.HEADER + items * Requests.BATCH * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    file.put(Requests.MAGIC).putInt(items).putInt(entries).putInt(0);
    SplitMix64 random = SplitMix64.stream("large-live-set", "requests", 1);
    int inserts = 0;
    for (int i = 0; i < items * Requests.BATCH; i++) {
      int kind = random.below(HUNDRED);
      // The last one inserts in any case: a period is at least one.
      if (kind >= GETS + REPLACEMENTS || i == items * Requests.BATCH - 1) {
        file.putInt(Requests.INSERT << Requests.RANK_BITS);
        inserts++;
      } else {
        int rank = rank(random, entries);
        boolean miss = kind < GETS && random.below(ONE_MISS_OF) == 0;
        file.putInt((kind < GETS ? Requests.GET : Requests.REPLACE) << Requests.RANK_BITS | (miss
            ? entries + rank
            : rank));
      }
    }
    file.putInt(Requests.HEADER - Integer.BYTES, inserts);
    out.write(file.array());
  }

  private static int rank(SplitMix64 random, int entries) {
    long popularity = (long) StrictMath.pow(entries, random.unit()) - 1;
    return (int) (popularity * SCATTER % entries);
  }

  /** The reference, which stores nothing. */
  @Override
  public Kernel load(Path file) throws IOException {
    return new Answers(Requests.read(file));
  }

  /** The cache itself. */
  static Kernel cache(Path file) throws IOException {
    return new Cache(Requests.read(file));
  }
}
