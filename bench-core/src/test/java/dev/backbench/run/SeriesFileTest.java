package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.result.Series;
import dev.backbench.run.ForkFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeriesFileTest {
  @TempDir
  private Path directory;

  @Test
  void readsSeveralSeriesAndMovesThemToOurClock() throws Exception {
    List<Series> series = SeriesFile.read(file("gc-pause,ns,100,1.5\nrss,B,110,4096\ngc-pause,ns,120,2\n"), -90);
    assertThat(series).containsExactly(
        new Series("gc-pause", "ns", List.of(new Series.Point(10, 1.5), new Series.Point(30, 2))),
        new Series("rss", "B", List.of(new Series.Point(20, 4096))));
  }

  @Test
  void isEmptyWithoutAFile() throws Exception {
    assertThat(SeriesFile.read(directory.resolve("none"), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gc-pause,ns,1
      gc-pause,ns,1,2,3
      GC Pause,ns,1,2
      gc-pause,<b>,1,2
      gc-pause,ns,soon,2
      gc-pause,ns,1,much
      gc-pause,ns,1,NaN
      gc-pause,ns,9223372036854775807,1
      gc-pause,ms,1,2
      """)
  void namesTheLineThatIsWrong(String line) throws IOException {
    Path file = file("gc-pause,ns,1,1\n" + line + "\n");
    assertThatThrownBy(() -> SeriesFile.read(file, 1)).isInstanceOf(ForkFailure.class)
        .hasMessageStartingWith("series.csv:2: expected ");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("series.csv"), text);
  }
}
