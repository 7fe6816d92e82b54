package dev.backbench.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.Tolerance;
import dev.backbench.unit.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatePoliciesTest {
  private static final LocalDate TODAY = LocalDate.of(2030, 1, 31);
  @TempDir
  private Path directory;

  private GatePolicy read(String json) throws Exception {
    return GatePolicies.read(Files.writeString(directory.resolve("gate.json"), json));
  }

  @Test
  void theLastThresholdThatMatchesCountsAndAWaiverHoldsOnItsLastDay() throws Exception {
    GatePolicy policy = read("""
        {"thresholds": [{"benchmark": "x.*", "detect": "10 %"},
                        {"benchmark": "x.Sort*", "detect": "20%", "ignore": "2.5 %"},
                        {"benchmark": "gone*", "detect": "7 %"}],
         "waivers": [{"benchmark": "x.Old", "reason": "replaced", "expires": "2030-01-31"},
                     {"benchmark": "x.Older", "reason": "replaced too", "expires": "2030-01-30"},
                     {"benchmark": "nowhere", "reason": "typo", "expires": "2031-01-01"}]}""");
    List<String> ids = List.of("x.Sort/n=1", "x.Map", "y.Map", "x.Old", "x.Older");
    assertThat(policy.tolerances(ids)).containsOnlyKeys("x.Sort/n=1", "x.Map", "x.Old", "x.Older")
        .containsEntry("x.Sort/n=1", new Tolerance(0.2, 0.025)).containsEntry("x.Map", new Tolerance(0.1, 0));
    assertThat(policy.waiver("x.Old", TODAY)).isPresent();
    assertThat(policy.waiver("x.Older", TODAY)).isEmpty();
    assertThat(policy.waiver("x.Map", TODAY)).isEmpty();
    assertThat(policy.idle(ids, TODAY)).containsExactly(
        "waiver of x.Older: it ran out on 2030-01-30 and counts no more (replaced too)",
        "waiver of nowhere: there is no such benchmark. Remove it.",
        "threshold of gone*: it matches no benchmark. Mend or remove it.");
  }

  @Test
  void tellsAllProblemsAtOnceWithTheirLines() {
    assertThatThrownBy(() -> read("""
        {"treshold": [],
         "thresholds": [{"benchmark": "x", "detect": "5"},
          {"benchmark": "x", "detect": "5 %", "ignore": "6 %"}],
         "waivers": [{"benchmark": "x", "expires": "soon"},
          {"benchmark": "y", "reason": " ", "expires": "2030-01-31"}]}""")).isInstanceOfSatisfying(
        BadInputException.class, e -> assertThat(e.problems().stream()
            .map(problem -> problem.replaceFirst(".*gate\\.json:", ""))).satisfiesExactly(
                first -> assertThat(first).startsWith("1: ").contains("treshold", "thresholds"),
                first -> assertThat(first).startsWith("2: \"detect\" must be a number below 100 and %"),
                first -> assertThat(first).startsWith("3: ").contains("ignore < detect"),
                first -> assertThat(first).startsWith("4: \"reason\" is missing"),
                first -> assertThat(first).startsWith("4: \"expires\" must be a date"),
                first -> assertThat(first).startsWith("5: \"reason\" must say something")));
  }

  @Test
  void nothingIsAPolicyToo() throws Exception {
    assertThat(read("{}")).isEqualTo(GatePolicy.NONE);
  }
}
