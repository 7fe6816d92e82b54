package dev.backbench.run;

import dev.backbench.contract.Kernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sum of a kernel's step digests after any number of steps, known without redoing them: inputs are cycled through
 * from fresh state, so whole cycles multiply and the rest is a prefix.
 */
public final class RunningSums {
  /** {@code prefix[i]} is the sum of the first i digests of a cycle, modulo 2^64. */
  private final long[] prefix;

  private RunningSums(long[] prefix) {
    this.prefix = prefix;
  }

  /** Makes one pass with a freshly loaded kernel. */
  public static RunningSums of(Kernel fresh) {
    long[] prefix = new long[fresh.items() + 1];
    for (int i = 1; i < prefix.length; i++) {
      prefix[i] = prefix[i - 1] + fresh.step();
    }
    return new RunningSums(prefix);
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IOException when the file is missing or not a whole number of sums
   */
  public static RunningSums read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 2 * Long.BYTES || bytes.remaining() % Long.BYTES != 0) {
      throw new IOException(
          "%s: expected running sums of 8 bytes each, got %d bytes. Delete it.".formatted(file, bytes.remaining()));
    }
    long[] prefix = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(prefix);
    return new RunningSums(prefix);
  }

  /** Its file form: eight bytes for each prefix of a cycle, the empty one first, little-endian. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(prefix.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(prefix);
    return bytes.array();
  }

  /**
   * The sum after that many steps, modulo 2^64.
   *
   * @throws IllegalArgumentException for a negative number
   */
  public long after(long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps: expected >= 0, got " + steps);
    }
    int items = prefix.length - 1;
    return steps / items * prefix[items] + prefix[(int) (steps % items)];
  }
}
