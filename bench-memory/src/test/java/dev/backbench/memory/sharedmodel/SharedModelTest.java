package dev.backbench.memory.sharedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedModelTest {
  private final SharedModelSource source = new SharedModelSource();

  @TempDir
  private Path directory;

  /** Both values came out of the Python and the Go kernel too. */
  @ParameterizedTest
  @CsvSource({"numbers,0x319e0f24f9834670", "objects,0x33d9abafd7676e07"})
  void theVerifyInputHasItsChecksum(String form, String checksum) throws IOException {
    Kernel kernel = source.load(write(form));
    kernel.step();
    assertThat("0x%016x".formatted(kernel.checksum())).isEqualTo(checksum);
  }

  @Test
  void theManifestCommitsToTheQuickForm() throws IOException {
    assertThat(Files.readString(Path.of("workloads", "shared-model", "workload.json")))
        .contains("\"verify_checksum\": \"0x33d9abafd7676e07\"").contains("\"quick\": [\"objects\"]");
  }

  /** Weights 3 and 5 at places 0 and 1. A seed whose hundred states are drawn here once more. */
  @Test
  void addsUpAHundredWeights() {
    long state = 42;
    long expected = 0;
    for (int i = 0; i < 100; i++) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      expected += (state >>> 33) % 2 == 0 ? 3 : 5;
    }
    double[] weights = {3, 5};
    assertThat(new Lookups(new Model.Numbers(weights), new long[]{42}).step()).isEqualTo(expected);
    assertThat(new Lookups(Model.Objects.of(weights, 2), new long[]{42}).step()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "8"})
  void workersShareABatch(String workers) throws Exception {
    SharedModelBenchmark benchmark = new SharedModelBenchmark();
    benchmark.form = "objects";
    benchmark.workers = workers;
    benchmark.size = "VERIFY";
    benchmark.load();
    try {
      Kernel reference = source.load(write("objects"));
      long share = 0;
      for (int i = 0; i < SharedModelBenchmark.BATCH / Integer.parseInt(workers); i++) {
        share += reference.step();
      }
      assertThat(benchmark.lookUp()).isEqualTo(share * Integer.parseInt(workers));
      assertThatCode(benchmark::check).doesNotThrowAnyException();
    } finally {
      benchmark.end();
    }
  }

  @Test
  void refusesWhatItHasNotWritten() throws IOException {
    byte[] good = Files.readAllBytes(write("numbers"));
    // magic, items, form, weights
    for (int at : new int[]{0, 4, 8, 12}) {
      byte[] bad = good.clone();
      bad[at] = (byte) 0x7f;
      Path file = Files.write(directory.resolve("bad.bin"), bad);
      assertThatThrownBy(() -> source.load(file)).as("byte %d", at).hasMessageContaining("Delete it");
    }
    Path shorter = Files.write(directory.resolve("short.bin"), Arrays.copyOf(good, good.length - 8));
    assertThatThrownBy(() -> source.load(shorter)).hasMessageContaining("Delete it");
    assertThatThrownBy(() -> write("cube")).hasMessageContaining("\"cube\"");
  }

  private Path write(String form) throws IOException {
    Path file = directory.resolve(form + ".bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      source.write(InputSize.VERIFY, Map.of("form", form), out);
    }
    return file;
  }
}
