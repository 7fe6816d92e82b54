package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Decision;
import dev.backbench.gate.Evidence;
import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Levels;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** A gate's report in every form, with names that mean harm. */
final class GateTextTest {
  private static final String HOSTILE = "x.<b>|@all\n::error::%0A,\u001b[2J";
  private static final Evidence EVIDENCE = new Evidence(8, 0.2, 0.01, new Estimate(0.82, 0.8, 0.84), 0.0001, 0.5, 0.05,
      OptionalInt.empty());

  private static BenchmarkOutcome benchmark(String id, boolean control, GateVerdict verdict) {
    return new BenchmarkOutcome(new GatedBenchmark(id, Better.HIGHER, 1, control), GateMetric.CPU, EVIDENCE, verdict);
  }

  private static GateReport report(int readings, boolean controlFails) {
    Calibration calibration = new Calibration(IntStream.range(0, readings)
        .mapToObj(i -> new Calibration.Reading("b", i % 2 == 0 ? 0.001 : -0.001, 0.001, false)).toList());
    BenchmarkOutcome control = benchmark("A/A y", true,
        controlFails ? new GateVerdict.Fail(List.of("slower by 9 %"), false) : new GateVerdict.Pass());
    GateOutcome outcome = new GateOutcome(List.of(
        benchmark(HOSTILE, false, new GateVerdict.Fail(List.of("slower by 18 %: " + HOSTILE), false)),
        benchmark("pass", false, new GateVerdict.Pass()),
        benchmark("open", false, new GateVerdict.Inconclusive(List.of("spent"))),
        benchmark("broken", false, new GateVerdict.Incomparable(List.of("crashed")))),
        Optional.of(new Decision.Fail(EVIDENCE)), readings == 0 ? Optional.empty() : Optional.of(control), calibration);
    return new GateReport(GateSettings.PR, 7, outcome, Map.of("pass", new Levels(1000, 990)), List.of("gone"),
        List.of("new"), List.of(new GatePolicy.Waiver("old", "moved", LocalDate.of(2030, 1, 31))), List.of("a note"));
  }

  @Test
  void theMeasuredRateOfFalseAlarmsIsInEveryVerdict() {
    assertThat(GateText.of(report(0, false), new Layout(200, false))).contains("no A/A record on this machine yet");
    // 36 of the record and this session's: none in 37 is at most 1 - .05^(1/37) = 7.8 %.
    String text = GateText.of(report(36, false), new Layout(200, false));
    assertThat(text)
        .contains("0 false alarms in 37 identical pairs of builds on this machine: at most 7.8 %",
            "old: waived until 2030-01-31, not compared (moved)", "new: added", "a note")
        .doesNotContain("ALARM", "\u001b");
  }

  @Test
  void aControlThatFailsAndOneThatLeansAreAlarms() {
    assertThat(GateText.of(report(36, true), new Layout(200, false))).contains("1 false alarm in 37 identical pairs",
        "ALARM: the base against its own copy failed as well (slower by 9 %)");
    Calibration leaning = new Calibration(
        IntStream.range(0, 10).mapToObj(_ -> new Calibration.Reading("b", 0.001, 0.001, false)).toList());
    GateReport report = new GateReport(GateSettings.PR, 7,
        new GateOutcome(List.of(), Optional.empty(), Optional.empty(), leaning), Map.of(), List.of(), List.of(),
        List.of(), List.of());
    assertThat(GateText.markdown(report)).contains("ALARM: the base against its own copies leans to one side");
  }

  @Test
  void annotationsAreOneEscapedCommandEach() {
    List<String> lines = GateAnnotations.of(report(0, false));
    assertThat(lines).hasSize(4).allMatch(line -> line.indexOf('\n') < 0 && line.indexOf('\u001b') < 0);
    assertThat(lines.get(0)).isEqualTo("::error title=FAIL gone::removed, only the base has it");
    assertThat(lines.get(1)).startsWith("::error title=FAIL x.<b>|@all %3A%3Aerror%3A%3A%250A%2C")
        .contains("::slower by 18 %25: ");
    assertThat(lines.get(3)).isEqualTo("::warning title=INCONCLUSIVE open::spent");
  }

  @Test
  void junitCountsEachCaseOnce() {
    String xml = GateJunit.of(report(0, false));
    var suite = Jsoup.parse(xml, "", Parser.xmlParser()).select("testsuite");
    // Four benchmarks, one gone, one waived, the suite.
    assertThat(suite.attr("tests")).isEqualTo("7");
    assertThat(suite.select("testcase")).hasSize(7);
    assertThat(suite.attr("failures")).isEqualTo("3").isEqualTo("" + suite.select("failure").size());
    assertThat(suite.attr("errors")).isEqualTo("1").isEqualTo("" + suite.select("error").size());
    assertThat(suite.attr("skipped")).isEqualTo("2").isEqualTo("" + suite.select("skipped").size());
    assertThat(suite.select("testcase").attr("name")).startsWith("x.<b>|@all");
  }
}
