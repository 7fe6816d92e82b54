package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.claim.Check;
import dev.backbench.claim.Claim;
import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Member;
import dev.backbench.stats.Scale;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsTest {
  private static final String SOUND = """
      {
        "category": "cpu",
        "sources": ["article 1"],
        "says": "Java is faster.",
        "claimed": "3 to 10 times",
        "check": {"measured": {
          "at_least": 3, "at_most": 10, "refuted_by": 2,
          "members": [
            {"workload": "fraud-score", "parameters": {"patterns": "32"}, "numerator": "java", "denominator": "cpython"},
            {"workload": "launch", "contender": "java", "at_most": 100, "unit": "ms", "rule": "ordering"}
          ]
        }}
      }
      """;

  @TempDir
  private Path folder;

  @Test
  void readsMembersWithTheirOwnRangesAndUnits() throws Exception {
    Claim claim = read(SOUND).getFirst();
    assertThat(claim.id()).isEqualTo("java-faster");
    Check.Measured measured = (Check.Measured) claim.check();
    assertThat(measured.supportedBy()).isEqualTo(2);
    assertThat(measured.refutedBy()).isEqualTo(2);
    assertThat(measured.members().get(0).range()).isEqualTo(new ClaimedRange(3, 10, ClaimedRange.Rule.INTERVAL));
    assertThat(measured.members().get(1).range()).isEqualTo(new ClaimedRange(0, 1e8, ClaimedRange.Rule.ORDERING));
    assertThat(claim.cells()).extracting(cell -> cell.text())
        .containsExactly("fraud-score/java/patterns=32", "fraud-score/cpython/patterns=32", "launch/java");
  }

  @Test
  void aRatioMayReachOverSittings() throws Exception {
    Member member = ((Check.Measured) read(SOUND.replace("\"numerator\": \"java\"",
        "\"numerator\": {\"contender\": \"java\", \"parameters\": {\"patterns\": \"8\"}}")).getFirst().check())
        .members()
        .getFirst();
    assertThat(member.label()).isEqualTo("fraud-score/java/patterns=8 / fraud-score/cpython/patterns=32");
  }

  @Test
  void aDifferenceHasBoundsOfEitherSign() throws Exception {
    String minus = SOUND.replace("\"contender\": \"java\", \"at_most\": 100, \"unit\": \"ms\", \"rule\": \"ordering\"",
        "\"contender\": \"java\", \"minus\": \"go\", \"at_least\": -5, \"at_most\": 5, \"unit\": \"ms\"");
    Member member = ((Check.Measured) read(minus).getFirst().check()).members().getLast();
    assertThat(member.label()).isEqualTo("launch/java - go");
    assertThat(member.range())
        .isEqualTo(new ClaimedRange(-5e6, 5e6, ClaimedRange.Rule.INTERVAL, Scale.LINEAR));
    Member open = ((Check.Measured) read(minus.replace("\"at_least\": -5, ", "")).getFirst().check()).members()
        .getLast();
    assertThat(open.range().hasLower()).isFalse();
    assertThatThrownBy(() -> read(minus.replace("\"unit\": \"ms\"", "\"rule\": \"ordering\"")))
        .hasMessageContaining("interval or equivalence");
    assertThatThrownBy(
        () -> read(minus.replace("\"minus\": \"go\"", "\"minus\": {\"workload\": \"x\", \"contender\": \"go\"}")))
        .hasMessageContaining("two contenders of one workload");
    assertThatThrownBy(() -> read(minus.replace("\"minus\": \"go\"", "\"times\": [\"rss\"]")))
        .hasMessageContaining("belong to a ratio");
    assertThatThrownBy(() -> read(SOUND.replace("\"numerator\"", "\"minus\": \"go\", \"numerator\"")))
        .hasMessageContaining("belongs to a contender");
  }

  @Test
  void aRatioMayBeOfAProductOfMetrics() throws Exception {
    String cost = SOUND.replace("\"numerator\": \"java\"",
        "\"metric\": \"cpu-time\", \"times\": [\"rss-loaded\"], \"per\": [\"throughput\"], \"numerator\": \"java\"");
    Member member = ((Check.Measured) read(cost).getFirst().check()).members().getFirst();
    assertThat(member.label()).isEqualTo("fraud-score/java/patterns=32 / cpython cpu-time × rss-loaded per throughput");
    assertThatThrownBy(() -> read(cost.replace("rss-loaded", "rs-loaded"))).hasMessageContaining("rss-loaded");
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirLines() {
    String broken = SOUND.replace("\"category\"", "\"categroy\"").replace("\"refuted_by\": 2", "\"refuted_by\": 0")
        .replace("\"ordering\"", "\"order\"");
    assertThatThrownBy(() -> read(broken)).isInstanceOfSatisfying(BadInputException.class,
        e -> assertThat(e.problems()).anyMatch(it -> it.contains("java-faster.json:2:") && it.contains("categroy"))
            .anyMatch(it -> it.contains("refuted_by") && it.contains("got 0"))
            .anyMatch(it -> it.contains("ordering") && it.contains("order")));
  }

  @Test
  void aMemberThatIsWrongIsOneProblem() {
    assertThatThrownBy(() -> read(SOUND.replace("\"ordering\"", "\"order\""))).isInstanceOfSatisfying(
        BadInputException.class, e -> assertThat(e.problems()).hasSize(1).first().asString().contains("order"));
  }

  @Test
  void refusesACheckThatSaysNothing() {
    assertThatThrownBy(() -> read(SOUND.replace("\"at_least\": 3, \"at_most\": 10, ", "")))
        .hasMessageContaining("at least one of them");
    assertThatThrownBy(() -> read(SOUND.replace("\"measured\"", "\"mesured\"")))
        .hasMessageContaining("exactly one of measured");
  }

  @Test
  void refusesAPlaceWithoutClaims() {
    assertThatThrownBy(() -> Claims.read(List.of(folder))).hasMessageContaining("expected claims");
    assertThatThrownBy(() -> Claims.read(List.of(folder.resolve("nowhere")))).hasMessageContaining("expected a folder");
  }

  @Test
  void refusesAnIdThatOccursTwice() throws IOException {
    Path one = Files.writeString(folder.resolve("x.json"), SOUND);
    Path two = Files.writeString(Files.createDirectory(folder.resolve("more")).resolve("x.json"), SOUND);
    assertThatThrownBy(() -> Claims.read(List.of(one, two))).hasMessageContaining("must be unique");
  }

  private List<Claim> read(String text) throws BadInputException, IOException {
    Files.writeString(folder.resolve("java-faster.json"), text);
    return Claims.read(List.of(folder));
  }
}
