package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.KernelInput;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Parameter;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.Status;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputStoreTest {
  private static final long COMMITTED = checksum(1, 2, 3);

  @TempDir
  private Path directory;
  private Path jar = Path.of("never");

  @BeforeEach
  void packTheSource() throws IOException {
    jar = pack("one");
  }

  @Test
  void writesBothInputsAndKnowsWhatMustComeOut() throws Exception {
    InputFiles files = store().prepare(cell(Map.of("step", "1", "size", "S"), COMMITTED));
    assertThat(files.verify()).hasBinaryContent(new byte[]{1, 2, 3});
    assertThat(files.verifyChecksum()).isEqualTo(COMMITTED);
    assertThat(files.measured()).hasBinaryContent(new byte[]{1, 2, 3, 4, 5});
    // 1 + ... + 5 = 15 in a cycle; seven steps are a cycle and 1 + 2.
    assertThat(files.sums().after(7)).isEqualTo(18);
  }

  @Test
  void leavesDigestAndChecksumBesideTheFiles() throws Exception {
    InputFiles files = store().prepare(cell(Map.of("step", "1", "size", "S"), COMMITTED));
    // printf '\001\002\003' | sha256sum
    assertThat(files.verify().resolveSibling("verify.bin.sha256"))
        .hasContent("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81  verify.bin\n");
    assertThat(files.verify().resolveSibling("verify.bin.checksum")).hasContent("0x%016x%n".formatted(COMMITTED));
    try (Stream<Path> all = Files.list(files.verify().getParent())) {
      assertThat(all.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("verify.bin",
          "verify.bin.sha256", "verify.bin.checksum", "s.bin", "s.bin.sha256", "s.bin.sums");
    }
  }

  @Test
  void otherParametersHaveTheReferencesOwnChecksum() throws Exception {
    InputFiles files = store().prepare(cell(Map.of("step", "2", "size", "S"), COMMITTED));
    assertThat(files.verify()).hasBinaryContent(new byte[]{2, 4, 6});
    assertThat(files.verifyChecksum()).isEqualTo(checksum(2, 4, 6));
  }

  @Test
  void refusesADriftFromTheCommittedChecksum() {
    PlannedCell cell = cell(Map.of("step", "2", "size", "S"), 0x1f);
    assertThatThrownBy(() -> store().prepare(cell)).isInstanceOfSatisfying(ForkFailure.class,
        failure -> assertThat(failure.status()).isEqualTo(Status.INVALID))
        .hasMessageContaining(
            "\"verify\" is 0x%016x, \"verify_checksum\" says 0x000000000000001f".formatted(COMMITTED));
  }

  @Test
  void repairsACorruptFile() throws Exception {
    InputStore store = store();
    PlannedCell cell = cell(Map.of("step", "1", "size", "S"), COMMITTED);
    Path measured = store.prepare(cell).measured();
    Files.write(measured, new byte[]{9, 9, 9, 9, 9});
    assertThat(store.prepare(cell).measured()).isEqualTo(measured).hasBinaryContent(new byte[]{1, 2, 3, 4, 5});
  }

  @Test
  void keepsAnIntactFile() throws Exception {
    PlannedCell cell = cell(Map.of("step", "1", "size", "S"), COMMITTED);
    Path measured = store().prepare(cell).measured();
    Object written = Files.readAttributes(measured, "unix:ino").get("ino");
    assertThat(store().prepare(cell).measured()).isEqualTo(measured);
    assertThat(Files.readAttributes(measured, "unix:ino").get("ino")).isEqualTo(written);
  }

  @Test
  void aChangedGeneratorNeverMeetsAnOldFile() throws Exception {
    PlannedCell cell = cell(Map.of("step", "1", "size", "S"), COMMITTED);
    Path before = store().prepare(cell).measured();
    jar = pack("another");
    assertThat(store().prepare(cell).measured()).isNotEqualTo(before);
  }

  @Test
  void namesASourceThatIsNotThere() {
    jar = directory.resolve("missing.jar");
    PlannedCell cell = cell(Map.of("size", "S"), COMMITTED);
    assertThatThrownBy(() -> store().prepare(cell)).isInstanceOf(ForkFailure.class)
        .hasMessageContainingAll("count: input source \"" + CountingSource.class.getName(), "missing.jar");
  }

  @Test
  void namesAParameterThatTheSourceRefuses() {
    PlannedCell cell = cell(Map.of("step", "x", "size", "S"), COMMITTED);
    assertThatThrownBy(() -> store().prepare(cell)).isInstanceOf(ForkFailure.class).hasMessageContaining("\"x\"");
  }

  private InputStore store() {
    return new InputStore(_ -> jar, directory.resolve("inputs"));
  }

  private static long checksum(int... values) {
    Fnv1a64 hash = new Fnv1a64();
    for (int value : values) {
      hash.u8(value);
    }
    return hash.value();
  }

  /** The source's class and, in its package, another one with that content. */
  private Path pack(String content) throws IOException {
    Path file = directory.resolve(content + ".jar");
    String home = CountingSource.class.getPackageName().replace('.', '/');
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream in = CountingSource.class.getResourceAsStream("CountingSource.class")) {
      entries.putNextEntry(new JarEntry(home + "/CountingSource.class"));
      entries.write(in.readAllBytes());
      entries.putNextEntry(new JarEntry(home + "/Neighbour.class"));
      entries.write(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    return file;
  }

  private PlannedCell cell(Map<String, String> parameters, long committed) {
    Contender contender = new Contender("go", "go", new Arm.Worker(LanguageRuntime.GO, directory, List.of()), true);
    Workload workload = new Workload("cpu", "count", directory, "Count", "How?", "count", Metric.THROUGHPUT, 1,
        Optional.of(new KernelInput(CountingSource.class.getName(), InputSize.M, InputSize.S, committed)), List.of(),
        List.of(new Parameter("step", List.of("2", "1", "x"), List.of("1"))), List.of(contender));
    Cell cell = new Cell("cpu", "count", "go", "go", new TreeMap<>(parameters), Metric.THROUGHPUT);
    return new PlannedCell(cell, workload, contender, true, List.of(), Duration.ofSeconds(1));
  }
}
