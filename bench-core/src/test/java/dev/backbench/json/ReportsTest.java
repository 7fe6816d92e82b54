package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.result.Report;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReportsTest {
  private static final GoldenFile GOLDEN = new GoldenFile("report.json");

  private static Report parse(String json) {
    try {
      return Reports.parse("report.json", json);
    } catch (BadInputException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesTheFormOfTheGoldenFile() {
    GOLDEN.expect(Reports.toJson(ExampleReport.report()));
  }

  @Test
  void readsTheGoldenFile() throws BadInputException {
    assertThat(Reports.read(GOLDEN.file())).isEqualTo(ExampleReport.report());
  }

  @Property(tries = 500)
  void readsBackWhatItWrote(@ForAll long seed) {
    Report report = new AnyResults(seed).report();
    String json = Reports.toJson(report);

    assertThat(parse(json)).isEqualTo(report);
    assertThat(Reports.toJson(parse(json))).isEqualTo(json);
    // What survives a file survives UTF-8.
    assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(json.lines()).allSatisfy(line -> assertThat(line.codePoints()).noneMatch(Character::isISOControl));
  }

  @Test
  void refusesAReportThatIsTruncatedAtAnyByte() throws IOException {
    byte[] whole = GOLDEN.text().strip().getBytes(StandardCharsets.UTF_8);
    assertThat(whole).hasSizeGreaterThan(1000);
    for (int length = 0; length < whole.length; length++) {
      String part = new String(whole, 0, length, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Reports.parse("report.json", part)).isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("report.json:").hasMessageMatching("(?s).*(truncated|empty|expected JSON).*");
    }
  }

  @Test
  void ignoresKeysThatALaterVersionMayAdd() {
    String json = GOLDEN.text().replace("\"schema\": 1,", "\"schema\": 1, \"later\": {\"x\": [1]},")
        .replace("\"steal\":", "\"later\": null, \"steal\":");

    assertThat(parse(json)).isEqualTo(ExampleReport.report());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "\"schema\": 1 | \"schema\": 2 | \"schema\" must be 1, got 2. Read it with the version of backbench that wrote it. (at /schema)",
      "\"schema\": 1 | \"schema\": \"1\" | \"schema\" must be a whole number",
      "\"seed\": 42, | | \"seed\" is missing. Add it. (at /run)",
      "\"seed\": 42 | \"seed\": 4.2 | \"seed\" must be a whole number",
      "\"ESTIMATE\" | \"VALLID\" | \"stamp\" must be one of VALID, ESTIMATE, INVALID, got \"VALLID\". Did you mean \"VALID\"? (at /run/stamp)",
      "2026-01-31T12:00:00Z | yesterday | \"started\" must be a time in UTC",
      "\"center\": 1000.0 | \"center\": \"NaN\" | \"center\" must be a finite number, got \"NaN\". (at /cells/0/primary/estimate/center)",
      "\"center\": 1000.0 | \"center\": 1e999 | \"center\" must be a finite number, got 1e999.",
      "\"center\": 1000.0 | \"center\": NaN | expected JSON, got: ",
      "\"center\": 1000.0 | \"center\": 1 | center must lie in [lower, upper]",
      "\"score\": 900.0 | \"score\": -900.0 | score > 0, got 180, 200000000 ns, -900.0. (at /cells/0/forks/0/samples/0)",
      "\"score\": 900.0 | \"score\": null | \"score\" must be a finite number, got null.",
      "\"wall_ns\": 200000000 | \"wall_ns\": \"fast\" | \"wall_ns\" must be a whole number from 0 to 9223372036854775807, got \"fast\".",
      "\"contender\": \"java\" | \"contender\": \"go\" | \"id\" must be \"fraud-score/go/patterns=32,size=S\", as the other keys say",
      "\"contender\": \"java\" | \"contender\": \"../x\" | contender: expected [a-z0-9]",
      "[5, 1500.0] | [5] | \"0\" must be a pair of offset and value, got an array of 1.",
      "\"reason\": \"1 of 2 forks\", | | expected an estimate when OK and a reason otherwise, got INVALID",
      "\"status\": \"INVALID\" | \"status\": 3 | \"status\" must be one of OK, SUSPECT",
      "\"exit_code\": 4 | \"exit_code\": 400 | \"exit_code\" must be a whole number from 0 to 255, got 400.",
      "\"facts\": { | \"facts\": {\"x\": 7, | \"x\" must be a string, got 7. (at /environment/facts/x)",
      "\"run\": | <<<<<<< HEAD | got the markers of a merge conflict",
      "\"steal\": | \"steal\": 0, \"steal\": | \"steal\" must occur once",
      "\"cells\": [ | \"cells\": {}, \"x\": [ | \"cells\" must be an array, got an object."})
  void refusesWhatIsNotAReportAndSaysWhere(String sound, String mistake, String words) {
    String golden = GOLDEN.text();
    assertThat(golden).contains(sound.strip());
    String broken = golden.substring(0, golden.indexOf(sound)) + (mistake == null ? "" : mistake)
        + golden.substring(golden.indexOf(sound) + sound.length());

    assertThatThrownBy(() -> Reports.parse("report.json", broken)).isInstanceOf(BadInputException.class)
        .message().matches("(?s)report\\.json:[0-9]+: .*").contains(words).doesNotContain("\n");
  }

  @Test
  void refusesTwoCellsWithOneIdAndForksOfAnotherCell() {
    String golden = GOLDEN.text();
    String go = golden.replace("\"fraud-score/java/", "\"fraud-score/go/").replace("\"contender\": \"java\"",
        "\"contender\": \"go\"");
    assertThatThrownBy(() -> Reports.parse("report.json", go)).hasMessageContaining("\"id\" must occur once");

    String strayed = golden.replaceFirst("\"cell\": \"fraud-score/java/", "\"cell\": \"fraud-score/go/");
    assertThatThrownBy(() -> Reports.parse("report.json", strayed))
        .hasMessageContaining("\"cell\" must be \"fraud-score/java/patterns=32,size=S\", the cell it is in");
  }

  @Test
  void refusesAbsentHugeAndForeignFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.json");
    assertThatThrownBy(() -> Reports.read(file)).hasMessage(file + ": expected a file, got none");
    assertThatThrownBy(() -> Reports.read(folder)).hasMessageStartingWith(folder + ": expected a readable file");

    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((256L << 20) + 1);
    }
    assertThatThrownBy(() -> Reports.read(file)).hasMessage(file + ": expected at most 268,435,456 bytes, got more");

    Files.write(file, new byte[]{(byte) 0x1f, (byte) 0x8b, 8});
    assertThatThrownBy(() -> Reports.read(file)).hasMessage(file + ": expected UTF-8, got other bytes");

    Files.writeString(file, GOLDEN.text() + "\nmore");
    assertThatThrownBy(() -> Reports.read(file)).isInstanceOf(BadInputException.class)
        .message().matches("(?s).*report\\.json:[0-9]+: expected .*");
  }
}
