package dev.backbench.memory.sharedmodel;

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
 * A model and what is looked up in it. The file, little-endian: {@code BBSM}, items u32, form u32 (0 numbers, 1 objects),
 * weights u32, per item a seed u64, then the weights f64. As objects a model has an eighth of them.
 */
public final class SharedModelSource implements KernelSource {
  private static final byte[] MAGIC = "BBSM".getBytes(US_ASCII);
  private static final int HEADER = 16;
  private static final List<String> FORMS = List.of("numbers", "objects");
  private static final int WEIGHTS_PER_OBJECT = 8;
  private static final int WEIGHT_BOUND = 1 << 20;

  /** Ready. */
  public SharedModelSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    String form = parameters.getOrDefault("form", "numbers");
    if (!FORMS.contains(form)) {
      throw new IllegalArgumentException("form: expected one of %s, got \"%s\"".formatted(FORMS, form));
    }
    int items = size == InputSize.VERIFY ? 50 : 1_000;
    int weights = switch (size) {
      case VERIFY -> 1_000;
      case S -> 2 << 20;
      case M -> 8 << 20;
      case L -> 32 << 20;
    };
    ByteBuffer file = ByteBuffer.allocate(HEADER + (items + weights) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putInt(items).putInt(FORMS.indexOf(form)).putInt(weights);
    SplitMix64 random = SplitMix64.stream("shared-model", "model", 1);
    for (int i = 0; i < items; i++) {
      file.putLong(random.nextLong());
    }
    for (int i = 0; i < weights; i++) {
      file.putDouble(random.below(WEIGHT_BOUND));
    }
    out.write(file.array());
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return Loaded.of(file).kernel();
  }

  /**
   * An input in memory.
   *
   * @param model one for all kernels
   * @param seeds one per item
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
  record Loaded(Model model, long[] seeds) {
    static Loaded of(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] magic = new byte[MAGIC.length];
      if (bytes.remaining() >= HEADER) {
        bytes.get(magic);
      }
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("%s: expected an input of shared-model, got something else. Delete it.".formatted(file));
      }
      int items = bytes.getInt();
      int form = bytes.getInt();
      int weights = bytes.getInt();
      if (items < 1 || weights < WEIGHTS_PER_OBJECT || form < 0 || form >= FORMS.size()
          || bytes.remaining() != ((long) items + weights) * Long.BYTES) {
        throw new IOException(
            "%s: expected items >= 1, weights >= 8 with 8 bytes each, form 0 or 1, got %d, %d, %d and %d bytes. Delete it."
                .formatted(file, items, weights, form, bytes.remaining()));
      }
      long[] seeds = new long[items];
      bytes.asLongBuffer().get(seeds);
      bytes.position(bytes.position() + items * Long.BYTES);
      double[] numbers = new double[weights];
      bytes.asDoubleBuffer().get(numbers);
      return new Loaded(form == 0
          ? new Model.Numbers(numbers)
          : Model.Objects.of(numbers, weights / WEIGHTS_PER_OBJECT), seeds);
    }

    Kernel kernel() {
      return new Lookups(model, seeds);
    }
  }
}
