package dev.backbench.memory.allocationchurn;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Seeds of trees. The file, little-endian: {@code BBCH}, items u32, shape u8 (0 acyclic, 1 parent-links), depth u8, window
 * u16, and per item a seed u32 below 2^31.
 */
public final class AllocationChurnSource implements KernelSource {
  private static final byte[] MAGIC = "BBCH".getBytes(US_ASCII);
  private static final int HEADER = 12;
  private static final List<String> SHAPES = List.of("acyclic", "parent-links");

  /** Ready. */
  public AllocationChurnSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    String shape = parameters.getOrDefault("shape", "acyclic");
    if (!SHAPES.contains(shape)) {
      throw new IllegalArgumentException("shape: expected one of %s, got \"%s\"".formatted(SHAPES, shape));
    }
    int items = switch (size) {
      case VERIFY -> 60;
      case S -> 8_000;
      case M -> 40_000;
      case L -> 400_000;
    };
    // 400 trees of 2,047 nodes of 32 bytes are 26 MB, a tenth of a heap of 256 MiB. The verify input displaces, too.
    boolean verify = size == InputSize.VERIFY;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + items * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(items).put((byte) SHAPES.indexOf(shape)).put((byte) (verify ? 4 : 10))
        .putShort((short) (verify ? 3 : 400));
    SplitMix64 random = SplitMix64.stream("allocation-churn", "seeds", 1);
    for (int i = 0; i < items; i++) {
      bytes.putInt(random.below(Integer.MAX_VALUE));
    }
    out.write(bytes.array());
  }

  @Override
  public Kernel load(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() >= HEADER) {
      bytes.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(
          "%s: expected an input of allocation-churn, got something else. Delete it.".formatted(file));
    }
    int items = bytes.getInt();
    int shape = bytes.get();
    int depth = bytes.get();
    int window = Short.toUnsignedInt(bytes.getShort());
    if (items < 1 || shape < 0 || shape >= SHAPES.size() || depth < 0 || depth > 14 || window < 1
        || bytes.remaining() != (long) items * Integer.BYTES) {
      throw new IOException(
          "%s: expected items >= 1 with 4 bytes each, shape 0 or 1, depth 0..14, window >= 1, got %d, %d bytes, %d, %d, %d. Delete it."
              .formatted(file, items, bytes.remaining(), shape, depth, window));
    }
    int[] seeds = new int[items];
    bytes.asIntBuffer().get(seeds);
    return new AllocationChurnKernel(Trees.of(SHAPES.get(shape)), depth, seeds, window);
  }
}
