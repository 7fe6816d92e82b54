package dev.backbench.contract;

/**
 * The 64-bit FNV-1a hash, fed piece by piece; numbers go in as little-endian bytes. Every checksum of the product is
 * one, because it is four lines in every language and needs no library.
 *
 * <p>Source: Fowler, Noll, Vo, Eastlake, RFC 9923, section 5 (offset basis and prime). Not safe for several threads.
 */
public final class Fnv1a64 {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = OFFSET_BASIS;

  /** The hash of nothing. */
  public Fnv1a64() {}

  /** Adds the lowest eight bits. */
  public Fnv1a64 u8(int value) {
    hash = (hash ^ (value & 0xff)) * PRIME;
    return this;
  }

  /** Adds the lowest sixteen bits, least significant byte first. */
  public Fnv1a64 u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  /** Adds 32 bits, least significant byte first. */
  public Fnv1a64 u32(int value) {
    return u16(value).u16(value >>> 16);
  }

  /** Adds 64 bits, least significant byte first. */
  public Fnv1a64 u64(long value) {
    return u32((int) value).u32((int) (value >>> 32));
  }

  /** Adds the bytes in order. */
  public Fnv1a64 bytes(byte[] values) {
    for (byte value : values) {
      u8(value);
    }
    return this;
  }

  /** The hash of everything added so far, an unsigned 64-bit number. */
  public long value() {
    return hash;
  }
}
