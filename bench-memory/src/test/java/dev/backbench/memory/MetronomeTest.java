package dev.backbench.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetronomeTest {
  @TempDir
  private Path directory;

  @AfterEach
  void forgetDirectory() {
    System.clearProperty(InterruptionRecorder.DIRECTORY);
  }

  @Test
  void leavesTheLateBeatsOfEachIterationAndAtLeastOne() throws Exception {
    Path series = Files.writeString(directory.resolve("series.csv"), "other,B,1,2\n");
    System.setProperty(InterruptionRecorder.DIRECTORY, directory.toString());
    Metronome metronome = new Metronome();
    for (int i = 0; i < 2; i++) {
      metronome.begin();
      // Nobody counts it down: what passes is time for some beats.
      assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
      metronome.end();
    }
    metronome.write();
    List<String> lines = Files.readAllLines(series);
    assertThat(lines).startsWith("other,B,1,2").hasSizeGreaterThanOrEqualTo(3);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("hiccup,ns,\\d{19},\\d+")).isSorted();
    metronome.write();
    assertThat(Files.readAllLines(series)).isEqualTo(lines);
  }

  @Test
  void doesNotBeatWithoutADirectory() throws Exception {
    Metronome metronome = new Metronome();
    metronome.begin();
    metronome.end();
    metronome.write();
    assertThat(directory).isEmptyDirectory();
  }
}
