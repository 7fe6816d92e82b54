package dev.backbench.memory.largeliveset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a cache is asked, and what its values are.
 *
 * <p>Keys are consecutive numbers; the cache holds {@code entries} of them, from the oldest on. A request names a key by its
 * rank from there. The value of a key depends on its remainder by {@code period}, the number of insertions of a pass: a pass
 * moves the oldest key on by so many, and so finds at each rank the value that the pass before found.
 *
 * @param entries how many the cache holds
 * @param period insertions of a pass
 * @param codes {@link #BATCH} per item: the operation in the upper two bits, the rank in the others
 */
@SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
record Requests(int entries, int period, int[] codes) {
  static final byte[] MAGIC = "BBLS".getBytes(US_ASCII);
  static final int HEADER = 16;
  /** Requests of an operation. */
  static final int BATCH = 100;
  static final int GET = 0;
  static final int REPLACE = 1;
  static final int INSERT = 2;
  static final int RANK_BITS = 30;
  static final int RANK = (1 << RANK_BITS) - 1;
  static final int SHORTEST = 100;
  static final int LONGEST = 1000;
  /** What a request for an absent key adds to a digest. */
  static final long MISS = 7;
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final int STAMP = 8;
  private static final int WEIGHT = 31;

  static Requests read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() >= HEADER) {
      bytes.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("%s: expected an input of large-live-set, got something else. Delete it.".formatted(file));
    }
    int items = bytes.getInt();
    int entries = bytes.getInt();
    int period = bytes.getInt();
    if (items < 1 || entries < 1 || period < 1 || bytes.remaining() != (long) items * BATCH * Integer.BYTES) {
      throw new IOException(
          "%s: expected items, entries and period >= 1 and %d bytes an item, got %d, %d, %d and %d bytes. Delete it."
              .formatted(file, BATCH * Integer.BYTES, items, entries, period, bytes.remaining()));
    }
    int[] codes = new int[items * BATCH];
    bytes.asIntBuffer().get(codes);
    return new Requests(entries, period, codes);
  }

  int items() {
    return codes.length / BATCH;
  }

  /** The value of every key with that remainder: a stamp, zeros, and the lower byte of the length. */
  byte[] value(int remainder) {
    long stamp = stamp(remainder);
    byte[] value = new byte[length(stamp)];
    ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putLong(stamp);
    value[value.length - 1] = (byte) value.length;
    return value;
  }

  /** What a right value of that key says of itself. */
  long digest(long key) {
    long stamp = stamp((int) (key % period));
    return stamp + WEIGHT * (long) length(stamp) + (length(stamp) & 0xff);
  }

  /** What a value says of itself. */
  static long digest(byte[] value) {
    long stamp = 0;
    for (int i = STAMP - 1; i >= 0; i--) {
      stamp = stamp << Byte.SIZE | Byte.toUnsignedLong(value[i]);
    }
    return stamp + WEIGHT * (long) value.length + Byte.toUnsignedLong(value[value.length - 1]);
  }

  /** SplitMix64's output function. */
  private static long stamp(int remainder) {
    long z = (remainder + 1) * GAMMA;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private static int length(long stamp) {
    return SHORTEST + (int) ((stamp >>> 33) % (LONGEST - SHORTEST + 1));
  }
}
