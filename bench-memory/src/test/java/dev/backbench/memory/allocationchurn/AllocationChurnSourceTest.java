package dev.backbench.memory.allocationchurn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AllocationChurnSourceTest {
  private final AllocationChurnSource source = new AllocationChurnSource();

  @TempDir
  private Path directory;

  /** Both values came out of the Python kernel too, which shares no line with the Java one. */
  @ParameterizedTest
  @CsvSource({"acyclic,0x7e91420535dd02bd", "parent-links,0x794e21e9c0c78558"})
  void theVerifyInputHasItsChecksum(String shape, String checksum) throws IOException {
    assertThat("0x%016x".formatted(load(write(InputSize.VERIFY, shape)).checksum())).isEqualTo(checksum);
  }

  @Test
  void theManifestCommitsToTheChecksumOfTheQuickShape() throws IOException {
    String checksum = "0x%016x".formatted(load(write(InputSize.VERIFY, "acyclic")).checksum());
    assertThat(Files.readString(Path.of("workloads", "allocation-churn", "workload.json")))
        .contains("\"verify_checksum\": \"" + checksum + "\"").contains("\"quick\": [\"acyclic\"]");
  }

  @Test
  void writesTheSameBytesEveryTime() throws IOException {
    assertThat(write(InputSize.S, "acyclic")).isEqualTo(write(InputSize.S, "acyclic")).hasSize(12 + 4 * 8000);
    assertThat(write(InputSize.VERIFY, "parent-links")).isNotEqualTo(write(InputSize.VERIFY, "acyclic"));
  }

  @Test
  void displacesTreesAtEverySize() throws IOException {
    for (InputSize size : InputSize.values()) {
      byte[] bytes = write(size, "acyclic");
      int items = (bytes.length - 12) / 4;
      int window = Byte.toUnsignedInt(bytes[10]) | Byte.toUnsignedInt(bytes[11]) << 8;
      // One in ten survives: with no more than window * 10 items, no survivor would ever be walked again.
      assertThat(items).as(size.name()).isGreaterThan(window * 10);
    }
  }

  @Test
  void refusesAnotherShape() {
    assertThatThrownBy(() -> write(InputSize.S, "round")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"round\"");
  }

  @Test
  void refusesWhatItHasNotWritten() throws IOException {
    byte[] good = write(InputSize.VERIFY, "acyclic");
    assertThatThrownBy(() -> load(new byte[0])).isInstanceOf(IOException.class).hasMessageContaining("Delete it");
    assertThatThrownBy(() -> load(Arrays.copyOf(good, good.length - 1))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> load(Arrays.copyOf(good, good.length + 4))).isInstanceOf(IOException.class);
    // magic, items, shape, depth, window
    for (int at : new int[]{0, 4, 8, 9, 10}) {
      byte[] bad = good.clone();
      bad[at] = (byte) (at == 10 ? 0 : 99);
      assertThatThrownBy(() -> load(bad)).as("byte %d", at).isInstanceOf(IOException.class);
    }
  }

  private byte[] write(InputSize size, String shape) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    source.write(size, Map.of("shape", shape), out);
    return out.toByteArray();
  }

  private Kernel load(byte[] bytes) throws IOException {
    return source.load(Files.write(directory.resolve("input.bin"), bytes));
  }
}
