package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OwnJvmTest {
  @Test
  void itsClassPathHoldsInAnyDirectory() {
    Path elsewhere = Path.of("/opt/other.jar").toAbsolutePath();
    assertThat(OwnJvm.absolute(String.join(File.pathSeparator, "target/own.jar", elsewhere.toString())).split(
        File.pathSeparator)).containsExactly(Path.of("").toAbsolutePath().resolve("target/own.jar").toString(),
            elsewhere.toString());
    assertThat(OwnJvm.classPath().split(File.pathSeparator)).allMatch(entry -> Path.of(entry).isAbsolute());
  }

  @Test
  void itsLauncherIsThere() {
    assertThat(Files.isExecutable(OwnJvm.launcher())).isTrue();
  }
}
