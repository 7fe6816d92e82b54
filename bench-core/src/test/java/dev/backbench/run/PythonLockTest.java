package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PythonLockTest {
  private static final String HASH = "--hash=sha256:" + "0a".repeat(32);

  @TempDir
  private Path directory;

  @Test
  void readsPackagesWithVersionMarkerAndHashes() throws Exception {
    String content = """
        # locked for CPython 3.11 and newer
        numpy==2.4.6 %1$s %1$s

        typing-extensions==4.15.0 ; python_version < "3.13" \\
            %1$s \\
            %1$s
        """.formatted(HASH);
    assertThat(PythonLock.read(file(content))).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numpy", "numpy>=2 HASH", "numpy==2.4.6", "numpy==2.4.6 --hash=md5:0a",
      "--index-url=https://me:secret@index.example/simple", "-r other.txt",
      "numpy @ https://index.example/numpy.whl HASH",
      "numpy==2.4.* HASH", "numpy==2.4.6 HASH --global-option=x", "numpy==2.4.6 \\"})
  void refusesWhatIsNotPinned(String line) throws Exception {
    Path file = file("# first\nmsgspec==0.20.0 \\\n  " + HASH + "\n" + line.replace("HASH", HASH) + "\n");
    assertThatThrownBy(() -> PythonLock.read(file)).isInstanceOf(ForkFailure.class)
        .hasMessageContaining("requirements.txt:4: expected NAME==VERSION and a --hash=sha256:...");
  }

  @Test
  void refusesAnEmptyFile() throws Exception {
    Path file = file("# nothing yet\n");
    assertThatThrownBy(() -> PythonLock.read(file)).isInstanceOf(ForkFailure.class)
        .hasMessageEndingWith("requirements.txt: expected at least one package, got none.");
  }

  private Path file(String content) throws Exception {
    return Files.writeString(directory.resolve("requirements.txt"), content);
  }
}
