package dev.backbench.cpu.mlinference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MlInferenceKernelTest {
  @TempDir
  private Path directory;

  /**
   * Weights -1, 1, then -0.5 and 0.5. The input -127 is -1: through 1 and 1 to -0.5 and 0.5, class 1. The input 127 is 1:
   * through -1, cut to 0, to 0 and 0, of which the first wins, class 0. Classes plus one as digits to the base 11: 2 x 11 + 1.
   */
  @Test
  void namesTheBestClassOfEachSample() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new InputWriter(out, MlInferenceSource.MAGIC, 1).u32(2).u32(1).u32(1).u32(1).u32(2).u16(-1000).u16(1000).u16(-500)
        .u16(500).u8(-127).u8(127).flush();
    Kernel kernel = new MlInferenceSource().load(Files.write(directory.resolve("two.bin"), out.toByteArray()));
    assertThat(kernel.step()).isEqualTo(23);
    assertThat(kernel.checksum()).isEqualTo(new Fnv1a64().u8(1).u8(0).value());
  }

  /** The same samples in the same order, however many go together. */
  @Test
  void theBatchChangesNoClass() throws IOException {
    long alone = generated("1").checksum();
    assertThat(generated("4").checksum()).isEqualTo(alone);
    assertThat(generated("16").checksum()).isEqualTo(alone);
  }

  /** A network that always said the same would prove little. */
  @Test
  void samplesAreOfManyClasses() throws IOException {
    Kernel kernel = generated("1");
    Set<Long> classes = new HashSet<>();
    for (int i = 0; i < kernel.items(); i++) {
      classes.add(kernel.step());
    }
    assertThat(classes).hasSizeGreaterThanOrEqualTo(5).allMatch(digest -> digest >= 1 && digest <= 10);
  }

  private Kernel generated(String batch) throws IOException {
    Path file = directory.resolve(batch + ".bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      new MlInferenceSource().write(InputSize.VERIFY, Map.of("batch", batch), out);
    }
    return new MlInferenceSource().load(file);
  }
}
