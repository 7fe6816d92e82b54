package dev.backbench.cpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what {@link InputWriter} wrote. Numbers beyond the end are an {@link IOException}, not a surprise. */
public final class InputReader {
  private static final int HEADER = 8;

  private final Path file;
  private final ByteBuffer bytes;
  private final int items;

  /**
   * Reads a whole file and its beginning.
   *
   * @throws IOException when it is missing, too short, or of another workload
   */
  public InputReader(Path file, String magic) throws IOException {
    this.file = file;
    bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] letters = new byte[4];
    if (bytes.remaining() >= HEADER) {
      bytes.get(letters);
    }
    if (!new String(letters, StandardCharsets.US_ASCII).equals(magic)) {
      throw new IOException(
          "%s: expected an input that begins with \"%s\", got something else. Delete it.".formatted(file, magic));
    }
    items = bytes.getInt();
    if (items < 1) {
      throw new IOException("%s: expected at least one item, got %d".formatted(file, items));
    }
  }

  /** How many items it holds. */
  public int items() {
    return items;
  }

  /**
   * Checks that so many bytes are left, no more and no less.
   *
   * @throws IOException otherwise
   */
  public void expect(long left) throws IOException {
    if (bytes.remaining() != left) {
      throw new IOException("%s: expected %d more bytes, got %d. Delete it.".formatted(file, left, bytes.remaining()));
    }
  }

  /** The next byte, unsigned. */
  public int u8() throws IOException {
    need(Byte.BYTES);
    return Byte.toUnsignedInt(bytes.get());
  }

  /** The next two bytes, unsigned. */
  public int u16() throws IOException {
    need(Short.BYTES);
    return Short.toUnsignedInt(bytes.getShort());
  }

  /** The next four bytes. */
  public int u32() throws IOException {
    need(Integer.BYTES);
    return bytes.getInt();
  }

  /** The next eight bytes. */
  public long u64() throws IOException {
    need(Long.BYTES);
    return bytes.getLong();
  }

  /** So many bytes. */
  public byte[] bytes(int length) throws IOException {
    need(length);
    byte[] result = new byte[length];
    bytes.get(result);
    return result;
  }

  private void need(int length) throws IOException {
    if (length < 0 || bytes.remaining() < length) {
      throw new IOException(
          "%s: expected %d more bytes, got %d. Delete it.".formatted(file, length, bytes.remaining()));
    }
  }
}
