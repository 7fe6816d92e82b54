package dev.backbench.cpu.frameparallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameParallelKernelTest {
  @TempDir
  private Path directory;

  /**
   * Frames of two blocks side by side: 255 and 0, whose only coefficients are 8,128 / 128 = 63.5, rounded to 64, and
   * -8,192 / 128 = -64; then 128 and 255, which have 0 and 64. Two symbols a block.
   */
  @Test
  void hashesFrameByFrame() throws IOException {
    Kernel kernel = kernel(255, 0, 128, 255);
    long first = frame(64, -64);
    long second = frame(0, 64);
    assertThat(kernel.checksum()).isEqualTo(new Fnv1a64().u64(first).u64(4).u64(second).u64(4).value());
  }

  /** Symbols times 2^32, and the sum of the coefficients. */
  @Test
  void digestsARow() throws IOException {
    Kernel kernel = kernel(255, 0, 128, 255);
    assertThat(kernel.items()).isEqualTo(2);
    assertThat(kernel.step()).isEqualTo(4L << 32);
    assertThat(kernel.step()).isEqualTo((4L << 32) + 64);
  }

  private static long frame(int... firsts) {
    Fnv1a64 hash = new Fnv1a64();
    for (int first : firsts) {
      hash.u16(first);
      for (int i = 1; i < Block.PIXELS; i++) {
        hash.u16(0);
      }
    }
    return hash.value();
  }

  /** Frames of 16 x 8 pixels, whose halves are flat. */
  private Kernel kernel(int... halves) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, FrameParallelSource.MAGIC, halves.length / 2).u32(16).u32(8);
    for (int frame = 0; frame < halves.length; frame += 2) {
      for (int y = 0; y < 8; y++) {
        for (int half = 0; half < 2; half++) {
          byte[] line = new byte[8];
          Arrays.fill(line, (byte) halves[frame + half]);
          writer.bytes(line);
        }
      }
    }
    writer.flush();
    return new FrameParallelSource().load(Files.write(directory.resolve("frames.bin"), out.toByteArray()));
  }
}
