package dev.backbench.cpu.spawnandswitch;

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

/** After the beginning of every input: u32 pattern, then a seed of 64 bits for each operation. */
public final class SpawnAndSwitchSource implements KernelSource {
  private static final String MAGIC = "BBSS";

  /** Ready. */
  public SpawnAndSwitchSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int items = switch (size) {
      case VERIFY -> 10;
      case S -> 50;
      case M -> 500;
      case L -> 5_000;
    };
    Pattern pattern = Pattern.parse(parameters.getOrDefault("pattern", "spawn"));
    InputWriter writer = new InputWriter(out, MAGIC, items).u32(pattern.code());
    SplitMix64 seeds = SplitMix64.stream("spawn-and-switch", "seeds", 1);
    for (int i = 0; i < items; i++) {
      writer.u64(seeds.nextLong());
    }
    writer.flush();
  }

  /** The reference, which computes what the units would, without any. */
  @Override
  public Kernel load(Path file) throws IOException {
    return load(file, new NoUnits());
  }

  static Kernel load(Path file, Units units) throws IOException {
    InputReader reader = new InputReader(file, MAGIC);
    reader.expect(Integer.BYTES + (long) reader.items() * Long.BYTES);
    int code = reader.u32();
    Pattern pattern = Pattern.of(code).orElseThrow(
        () -> new IOException("%s: expected the code of a pattern, got %d".formatted(file, code)));
    long[] seeds = new long[reader.items()];
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = reader.u64();
    }
    return new SpawnAndSwitchKernel(seeds, pattern, units);
  }
}
