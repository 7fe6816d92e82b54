package dev.backbench.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {
  @TempDir
  private Path directory;

  @Test
  void replacesAFileWholeAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("report.json");
    Disk.REAL.write(file, "old and long".getBytes(UTF_8));
    Disk.REAL.write(file, "new".getBytes(UTF_8));
    assertThat(file).hasContent("new");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void keepsTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
    Path file = directory.resolve("report.json");
    Disk.REAL.write(file, "old".getBytes(UTF_8));
    Files.createDirectory(directory.resolve(".report.json.part")); // Stands where the temporary file would.
    assertThatThrownBy(() -> Disk.REAL.write(file, "new".getBytes(UTF_8))).isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void namesTheFileItCannotWrite() throws IOException {
    Path blocker = Files.createFile(directory.resolve("plain-file"));
    assertThatThrownBy(() -> Disk.REAL.append(blocker.resolve("journal.jsonl"), new byte[0]))
        .hasMessageContaining("plain-file").hasMessageContaining("journal.jsonl").hasMessageContaining("disk full");
  }
}
