package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JarStoreTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir
  private Path folder;

  @Test
  void keepsAJarOnceUnderItsDigestAndLeavesNothingElse() throws Exception {
    JarStore store = new JarStore(folder.resolve("jars"));
    assertThat(store.find(DIGEST)).isEmpty();
    Path jar = Files.writeString(folder.resolve("x.jar"), "one");
    store.keep(jar, DIGEST);
    Files.writeString(jar, "two");
    store.keep(jar, DIGEST);
    assertThat(store.find(DIGEST).orElseThrow()).content().isEqualTo("one");
    try (var files = Files.list(folder.resolve("jars"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aDigestIsNoPath() {
    JarStore store = new JarStore(folder);
    assertThatThrownBy(() -> store.find("../x")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SHA-256");
  }
}
