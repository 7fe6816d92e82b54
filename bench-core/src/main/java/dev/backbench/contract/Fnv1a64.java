package dev.backbench.contract;

import java.nio.charset.StandardCharsets;

/**
 * The 64-bit FNV-1a hash of a sequence of bytes, which every language computes with one multiplication per byte.
 *
 * <p>Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm" (draft-eastlake-fnv).
 */
public final class Fnv1a64 {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = OFFSET_BASIS;

  /** The hash of no byte at all. */
  public Fnv1a64() {}

  /** The hash of an ASCII text. */
  public static long of(String ascii) {
    Fnv1a64 hash = new Fnv1a64();
    for (byte each : ascii.getBytes(StandardCharsets.US_ASCII)) {
      hash.add(each);
    }
    return hash.value();
  }

  /** Appends one byte. */
  public void add(byte each) {
    hash = (hash ^ (each & 0xff)) * PRIME;
  }

  /** Appends eight bytes, the lowest first. */
  public void add(long littleEndian) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      add((byte) (littleEndian >>> shift));
    }
  }

  /** The hash of the bytes so far, as an unsigned 64-bit number. */
  public long value() {
    return hash;
  }
}
