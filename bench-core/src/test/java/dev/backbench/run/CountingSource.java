package dev.backbench.run;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One byte per item, each the item's digest; the parameter {@code step} is the difference between them. */
public final class CountingSource implements KernelSource {
  /** Ready. */
  public CountingSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int step = Integer.parseInt(parameters.getOrDefault("step", "1"));
    for (int i = 1; i <= (size == InputSize.VERIFY ? 3 : 5); i++) {
      out.write(i * step);
    }
  }

  @Override
  public Kernel load(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new Kernel() {
      private int next;

      @Override
      public int items() {
        return bytes.length;
      }

      @Override
      public long step() {
        return bytes[next++ % bytes.length];
      }

      @Override
      public long checksum() {
        return new Fnv1a64().bytes(bytes).value();
      }
    };
  }
}
