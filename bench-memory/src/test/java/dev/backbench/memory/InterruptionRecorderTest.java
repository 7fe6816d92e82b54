package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InterruptionRecorderTest {
  @TempDir
  private Path directory;

  @AfterEach
  void forgetDirectory() {
    System.clearProperty(InterruptionRecorder.DIRECTORY);
  }

  @Test
  void appendsPausesAndWritesOnce() throws IOException {
    Path series = Files.writeString(directory.resolve("series.csv"), "other,B,1,2\n");
    System.setProperty(InterruptionRecorder.DIRECTORY, directory.toString());
    InterruptionRecorder recorder = new InterruptionRecorder();
    recorder.start();
    System.gc();
    recorder.stop();
    assertThat(Files.readAllLines(series)).startsWith("other,B,1,2").hasSizeGreaterThanOrEqualTo(2)
        .allMatch(line -> line.startsWith("other") || line.matches("gc-pause,ns,\\d{19},\\d+"));
    String written = Files.readString(series);
    recorder.stop();
    assertThat(series).hasContent(written);
    assertThat(directory.resolve("interruptions.jfr")).doesNotExist();
  }

  @Test
  void doesNothingWithoutADirectory() throws IOException {
    InterruptionRecorder recorder = new InterruptionRecorder();
    recorder.start();
    recorder.stop();
    assertThat(directory).isEmptyDirectory();
  }
}
