package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
  private static final String OLD = "20260102-030405-abcd";
  private static final String NEW = "20260102-030406-0000";

  @TempDir
  private Path runs;

  @Test
  void isNewForEveryRunSoThatNoOldFileLooksFresh() throws IOException {
    RunDirectory.create(runs, OLD);
    assertThatThrownBy(() -> RunDirectory.create(runs, OLD)).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void findsRunsByIdAndNothingElse() throws IOException {
    RunDirectory.create(runs, OLD);
    RunDirectory.create(runs, NEW);
    Files.createDirectory(runs.resolve("notes"));
    assertThat(RunDirectory.all(runs)).extracting(RunDirectory::id).containsExactly(NEW, OLD);
    assertThat(RunDirectory.find(runs, OLD)).isPresent();
    assertThat(RunDirectory.find(runs, "notes")).isEmpty();
    assertThat(RunDirectory.find(runs, "../" + OLD)).isEmpty();
    assertThat(RunDirectory.all(runs.resolve("none"))).isEmpty();
  }
}
