package dev.backbench.cpu.processipc;

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

/** After the beginning of every input: u32 payload, then {u32 offset, u64 seed} for each batch, then a buffer of two payloads. */
public final class ProcessIpcSource implements KernelSource {
  private static final String MAGIC = "BBPI";

  /** Ready. */
  public ProcessIpcSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int items = switch (size) {
      case VERIFY -> 4;
      case S -> 20;
      case M -> 200;
      case L -> 2_000;
    };
    int payload = payload(parameters.getOrDefault("payload", "10000"));
    SplitMix64 random = SplitMix64.stream("process-ipc", "tasks", 1);
    InputWriter writer = new InputWriter(out, MAGIC, items).u32(payload);
    for (int i = 0; i < items; i++) {
      writer.u32(random.below(payload)).u64(random.nextLong());
    }
    SplitMix64 bytes = SplitMix64.stream("process-ipc", "payload", 1);
    for (int i = 0; i < 2 * payload; i++) {
      writer.u8((int) (bytes.nextLong() >>> 56));
    }
    writer.flush();
  }

  private static int payload(String text) {
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException("payload: expected 1 to 9999999 bytes, got \"%s\"".formatted(text));
    }
    return Integer.parseInt(text);
  }

  /** The reference, which hands nothing over. */
  @Override
  public Kernel load(Path file) throws IOException {
    return new ProcessIpcKernel(tasks(file), new Inline());
  }

  static Tasks tasks(Path file) throws IOException {
    return new Tasks(new InputReader(file, MAGIC));
  }
}
