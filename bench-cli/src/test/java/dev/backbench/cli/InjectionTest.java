package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InjectionTest {
  @TempDir
  private Path folder;

  private Path jar(String entry) throws Exception {
    Path jar = folder.resolve("base.jar");
    try (OutputStream out = Files.newOutputStream(jar); ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("# nothing\n".getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Test
  void sizesTheWorkByWhatATrialCost() {
    // 200 times made it take 1.5 times as long: 0.0025 each. Losing 5 % is taking 1/0.95, that is 0.05263 longer: 21.05.
    assertThat(Injection.parse("loop:5%").times(200, Math.log(1.5))).isEqualTo(21);
    assertThat(new Injection("call", 0.001).times(1, Math.log(3))).isEqualTo(1);
    assertThatThrownBy(() -> Injection.parse("loop:5%").times(200, 0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cost something");
  }

  @Test
  void theCopyAsksForItAndTheJarStaysAsItIs() throws Exception {
    Path jar = jar("injection.properties");
    assertThat(Injection.possible(jar)).isTrue();
    byte[] before = Files.readAllBytes(jar);
    Path copy = folder.resolve("copy.jar");
    new Injection("volatile-read", 0.05).copy(jar, copy, Map.of("compute", 12, "allocate", 3));
    assertThat(jar).hasBinaryContent(before);
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      assertThat(new String(zip.getInputStream(zip.getEntry("injection.properties")).readAllBytes(),
          StandardCharsets.UTF_8)).isEqualTo("allocate.volatile-read=3\ncompute.volatile-read=12\n");
    }
  }

  @Test
  void otherJarsCannotBeSlowedDown() throws Exception {
    assertThat(Injection.possible(jar("other.properties"))).isFalse();
  }
}
