package dev.backbench.cpu.@package@;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** Items of 64 random bits each. */
public final class @Name@Source implements KernelSource {
  private static final String MAGIC = "@MAGC@";

  /** Ready. */
  public @Name@Source() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int items = switch (size) {
      case VERIFY -> 10;
      case S -> 1_000;
      case M -> 100_000;
      case L -> 1_000_000;
    };
    SplitMix64 random = SplitMix64.stream("cpu-workload", "items", 1);
    InputWriter writer = new InputWriter(out, MAGIC, items);
    for (int i = 0; i < items; i++) {
      writer.u64(random.nextLong());
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    InputReader reader = new InputReader(file, MAGIC);
    reader.expect((long) reader.items() * Long.BYTES);
    long[] values = new long[reader.items()];
    for (int i = 0; i < values.length; i++) {
      values[i] = reader.u64();
    }
    return new @Name@Kernel(values);
  }
}
