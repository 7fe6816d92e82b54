package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.process.Coordinator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MachineLockTest {
  @TempDir
  private Path directory;

  @Test
  void isHeldByOneAndNamesItsHolder() throws IOException {
    try (MachineLock held = MachineLock.take(directory).orElseThrow()) {
      assertThat(MachineLock.take(directory)).isEmpty();
      assertThat(MachineLock.file(directory)).hasContent(Coordinator.current());
      assertThat(held).isNotNull();
    }
    try (MachineLock again = MachineLock.take(directory).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }
}
