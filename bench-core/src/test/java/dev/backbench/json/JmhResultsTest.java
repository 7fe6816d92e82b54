package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JmhResultsTest {
  /** Two forks of two iterations, parameter patterns 8 and 32, with -prof gc; as JMH 1.37 wrote it. */
  private static final Path THROUGHPUT = Path.of("src/test/resources/jmh/thrpt-gc.json");
  /** One fork of two iterations in mode sample, one of two shots in mode ss. */
  private static final Path SAMPLE = Path.of("src/test/resources/jmh/sample-ss.json");

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsWhatJmhWrites() throws BadInputException {
    List<JmhResult> results = JmhResults.read(THROUGHPUT);

    assertThat(results).extracting(JmhResult::id).containsExactly("a.Tiny.score:thrpt{patterns=8}",
        "a.Tiny.score:thrpt{patterns=32}");
    JmhResult first = results.getFirst();
    assertThat(first.unit()).isEqualTo("ops/s");
    assertThat(first.higherIsBetter()).isTrue();
    assertThat(first.raw()).hasSize(2).allSatisfy(fork -> assertThat(fork).hasSize(2));
    assertThat(first.scoreError()).isPresent();
    // JMH's score is the mean of the iterations.
    assertThat(first.score()).isCloseTo(
        first.raw().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).average().orElseThrow(),
        within(1.0));
  }

  @Test
  void readsHistogramsAndTheErrorThatTwoSamplesCannotHave() throws BadInputException {
    List<JmhResult> results = JmhResults.read(SAMPLE);

    assertThat(results).extracting(JmhResult::mode).containsExactly("sample", "ss");
    assertThat(results).noneMatch(JmhResult::higherIsBetter);
    JmhResult sample = results.getFirst();
    assertThat(sample.raw()).hasSize(1).first().satisfies(fork -> assertThat(fork).hasSize(2));
    assertThat(sample.scoreError()).isPresent();
    assertThat(sample.raw().getFirst()).allSatisfy(value -> assertThat(value).isBetween(sample.score() / 10,
        sample.score() * 10));
    assertThat(results.getLast().scoreError()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "\"forks\" : 2 | \"forks\" : 3 | \"rawData\" must hold all forks, got 2 of 3 forks.",
      "\"measurementIterations\" : 2 | \"measurementIterations\" : 5 | fork 0 must hold all iterations, got 2 of 5 iterations. (at /0/primaryMetric/rawData/0)",
      "\"mode\" : \"thrpt\" | \"mode\" : \"thpt\" | \"mode\" must be one of thrpt, avgt, sample, ss, got \"thpt\". Did you mean \"thrpt\"?",
      "\"mode\" : \"thrpt\" | \"mode\" : \"sample\" | \"rawDataHistogram\" is missing.",
      "\"benchmark\" : | \"bench\" : | \"benchmark\" is missing. Add it. (at /0)",
      "\"patterns\" : \"8\" | \"patterns\" : 8 | \"patterns\" must be a string, got 8.",
      "\"patterns\" : \"8\" | \"patterns\" : \"32\" | must occur once, got a.Tiny.score:thrpt{patterns=32} again.",
      "\"scoreError\" : | \"scoreError\" : \"NaN\", \"x\" : | \"scoreError\" must be a number with 4 samples; \"NaN\" is for fewer than 3, got \"NaN\".",
      "\"scoreError\" : | \"scoreError\" : -1, \"x\" : | \"scoreError\" must be at least 0, got -1.",
      "\"scoreError\" : | \"scoreError\" : \"+INF\", \"x\" : | \"scoreError\" must be a finite number, got \"+INF\".",
      "\"score\" : | \"score\" : \"NaN\", \"x\" : | \"score\" must be a finite number, got \"NaN\".",
      "\"score\" : | \"score\" : NaN, \"x\" : | expected JSON, got: ",
      "\"rawData\" : [ | \"rawData\" : [], \"x\" : [ | \"rawData\" must hold the values of 2 forks, got an array of 0. Every fork failed",
      "\"rawData\" : [ | \"rawData\" : [[0, 1], [1, 1]], \"x\" : [ | \"0\" must be a positive number, got 0.",
      "\"rawData\" : [ | \"rawData\" : [[-5, 1], [1, 1]], \"x\" : [ | \"0\" must be a positive number, got -5.",
      "\"rawData\" : [ | \"rawData\" : [[\"NaN\", 1], [1, 1]], \"x\" : [ | \"0\" must be a finite number, got \"NaN\".",
      "\"rawData\" : [ | \"rawData\" : [[1, 1], [1]], \"x\" : [ | fork 1 must hold all iterations, got 1 of 2 iterations.",
      "\"scoreUnit\" | \"unit\" | \"scoreUnit\" is missing.",
      "\"secondaryMetrics\" | \"moreMetrics\" | \"secondaryMetrics\" is missing."})
  void refusesWhatIsNotWhole(String sound, String mistake, String words) {
    String whole = text(THROUGHPUT);
    assertThat(whole).contains(sound);
    String broken = whole.substring(0, whole.indexOf(sound)) + mistake
        + whole.substring(whole.indexOf(sound) + sound.length());

    assertThatThrownBy(() -> JmhResults.parse("jmh.json", broken)).isInstanceOfSatisfying(BadInputException.class,
        e -> assertThat(e.problems()).first().asString().matches("jmh\\.json:[0-9]+: .*").contains(words));
  }

  @Test
  void readsOneProcessForNoFork() throws BadInputException {
    String json = text(SAMPLE).replace("\"forks\" : 1", "\"forks\" : 0");

    assertThat(JmhResults.parse("jmh.json", json)).hasSize(2);
  }

  @Test
  void namesEveryBenchmarkThatIsNotWhole() {
    String json = text(THROUGHPUT).replace("\"forks\" : 2", "\"forks\" : 3");

    assertThatThrownBy(() -> JmhResults.parse("jmh.json", json)).isInstanceOfSatisfying(BadInputException.class,
        e -> assertThat(e.problems()).hasSize(2).allSatisfy(
            problem -> assertThat(problem).contains("got 2 of 3 forks")));
  }

  @Test
  void refusesAFileThatIsTruncatedAtAnyByteOrEmpty(@TempDir Path folder) throws IOException {
    String whole = text(THROUGHPUT).strip();
    assertThat(whole).hasSizeGreaterThan(1000);
    for (int length = 0; length < whole.length(); length += length < 2000 ? 1 : 7) {
      String part = whole.substring(0, length);
      assertThatThrownBy(() -> JmhResults.parse("jmh.json", part)).isInstanceOf(BadInputException.class);
    }
    assertThatThrownBy(() -> JmhResults.parse("jmh.json", whole + "]")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> JmhResults.parse("jmh.json", "[]")).hasMessage(
        "jmh.json:1: expected at least one benchmark, got none. Every one failed, or no name matched.");
    assertThatThrownBy(() -> JmhResults.parse("jmh.json", "{}")).hasMessageContaining("the root must be an array");
    // What JMH leaves with -foe true, or on a full disk.
    Path empty = Files.createFile(folder.resolve("jmh.json"));
    assertThatThrownBy(() -> JmhResults.read(empty))
        .hasMessage(empty + ":1: expected a JSON document, got nothing. The file is empty.");
  }
}
