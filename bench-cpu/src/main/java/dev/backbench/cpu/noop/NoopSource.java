package dev.backbench.cpu.noop;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** An input that is a number of items and nothing else. */
public final class NoopSource implements KernelSource {
  private static final String MAGIC = "BBNO";

  /** Ready. */
  public NoopSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int items = switch (size) {
      case VERIFY -> 10;
      case S -> 100;
      case M -> 1_000;
      case L -> 10_000;
    };
    new InputWriter(out, MAGIC, items).flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    InputReader reader = new InputReader(file, MAGIC);
    reader.expect(0);
    return new Counter(reader.items());
  }

  /** Returns 1, 2, ... items, 1, 2, ... */
  private static final class Counter implements Kernel {
    private final int items;
    private int next;

    Counter(int items) {
      this.items = items;
    }

    @Override
    public int items() {
      return items;
    }

    @Override
    public long step() {
      int result = next + 1;
      next = result == items ? 0 : result;
      return result;
    }

    @Override
    public long checksum() {
      next = 0;
      Fnv1a64 hash = new Fnv1a64();
      for (int i = 0; i < items; i++) {
        hash.u64(step());
      }
      return hash.value();
    }
  }
}
