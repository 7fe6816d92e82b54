package dev.backbench.cpu;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes an input file: four ASCII letters that name the workload, the number of items, then numbers, little-endian. */
public final class InputWriter {
  private final OutputStream out;

  /**
   * Writes the beginning.
   *
   * @param magic four ASCII letters
   * @param items u32
   */
  public InputWriter(OutputStream out, String magic, int items) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    bytes(magic.getBytes(StandardCharsets.US_ASCII)).u32(items);
  }

  /** Writes the lowest eight bits. */
  public InputWriter u8(int value) throws IOException {
    out.write(value);
    return this;
  }

  /** Writes the lowest sixteen bits. */
  public InputWriter u16(int value) throws IOException {
    return u8(value).u8(value >>> 8);
  }

  /** Writes 32 bits. */
  public InputWriter u32(int value) throws IOException {
    return u16(value).u16(value >>> 16);
  }

  /** Writes 64 bits. */
  public InputWriter u64(long value) throws IOException {
    return u32((int) value).u32((int) (value >>> 32));
  }

  /** Writes the bytes in order. */
  public InputWriter bytes(byte[] values) throws IOException {
    out.write(values);
    return this;
  }

  /** Hands everything on; the stream below stays open. */
  public void flush() throws IOException {
    out.flush();
  }
}
