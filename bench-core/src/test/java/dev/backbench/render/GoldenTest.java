package dev.backbench.render;

import dev.backbench.claim.Calculation;
import dev.backbench.claim.Check;
import dev.backbench.claim.Claim;
import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Finding;
import dev.backbench.claim.Ledger;
import dev.backbench.claim.Measured;
import dev.backbench.result.Report;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every renderer, byte for byte, under locales that write numbers, cases and digits differently. */
final class GoldenTest {
  private final Locale before = Locale.getDefault();

  static Stream<Locale> locales() {
    return Stream.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("tr-TR"),
        Locale.forLanguageTag("ar-EG-u-nu-arab"));
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @MethodSource("locales")
  void textIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report.txt", TextReport.of(SampleReport.full(), Layout.PLAIN));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void aNarrowScreenLosesColumnsAndSaysSo(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report-narrow.txt", TextReport.of(SampleReport.full(), new Layout(72, false)));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void colourAddsToWordsAndReplacesNone(Locale locale) {
    Locale.setDefault(locale);
    String coloured = TextReport.of(SampleReport.full(), new Layout(120, true));
    Golden.check("report-colour.txt", coloured.replace('\u001b', '␛'));
    Golden.check("report.txt", coloured.replaceAll("\u001b\\[[0-9]+m", ""));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void markdownIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report.md", Markdown.of(SampleReport.full()));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void overviewIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("overview.md", Overview.of(SampleReport.full()));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void csvIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report.csv", Csv.of(SampleReport.full()));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void junitIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report-junit.xml", JunitXml.of(SampleReport.full()));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void htmlIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("report.html", PageTest.body(Html.of(SampleReport.full(), List.of())));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void comparisonIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    Golden.check("comparison.txt", ComparisonText.of(Comparison.of(compared()), Layout.PLAIN));
  }

  @ParameterizedTest
  @MethodSource("locales")
  void ledgerIsTheSameEverywhere(Locale locale) {
    Locale.setDefault(locale);
    List<Finding> findings = findings("Java is faster.");
    StringBuilder pages = new StringBuilder(LedgerText.table(findings, Layout.PLAIN));
    findings.forEach(finding -> pages.append('\n').append(LedgerText.page(finding, Layout.PLAIN)));
    Golden.check("ledger.txt", pages.toString());
    Golden.check("ledger.md", LedgerText.markdown(findings));
  }

  /** A run and an earlier one. */
  static List<Report> compared() {
    Report second = new SampleReport().id("20260103-030405-beef").fact("java.version", "25.0.2")
        .ok(SampleReport.cell("fraud-score", "java", Metric.THROUGHPUT), new Estimate(1_100_000, 1_090_000, 1_110_000))
        .ok(SampleReport.cell("fraud-score", "go", Metric.THROUGHPUT), new Estimate(1_060_000, 1_000_000, 1_120_000))
        .ok(SampleReport.cell("new-one", "java", Metric.THROUGHPUT), new Estimate(5, 4, 6)).build();
    Report first = new SampleReport()
        .ok(SampleReport.cell("fraud-score", "java", Metric.THROUGHPUT), new Estimate(1_234_567, 1_210_000, 1_259_000))
        .ok(SampleReport.cell("fraud-score", "go", Metric.THROUGHPUT), new Estimate(1_030_000, 890_000, 1_190_000))
        .suspect(SampleReport.cell("fraud-score", "go-noisy", Metric.THROUGHPUT), new Estimate(9, 8, 10), "steal 4 %")
        .build();
    return List.of(first, second);
  }

  /** One of every verdict. */
  static List<Finding> findings(String says) {
    ClaimedRange range = new ClaimedRange(3, 10, ClaimedRange.Rule.INTERVAL);
    ClaimedRange rate = new ClaimedRange(50_000, Double.POSITIVE_INFINITY, ClaimedRange.Rule.INTERVAL);
    Report run = new Measured(6, "2026-01-02T03:04:05Z").ok("java", new Estimate(1_234_567, 1_210_000, 1_259_000))
        .ok("cpython", new Estimate(17_900, 15_900, 20_200)).paired("java", "cpython", new Estimate(70.6, 64, 77.9))
        .report();
    List<Check> checks = List.of(new Check.Measured(List.of(Measured.ratio(range)), 1, 1),
        new Check.Measured(List.of(Measured.value("java", rate)), 1, 1),
        new Check.Measured(List.of(Measured.value("go", rate), Measured.ratio(range)), 2, 2),
        new Check.Measured(List.of(Measured.value("go", rate)), 1, 1),
        new Check.Arithmetic(new Calculation.SameQuantity(
            List.of(new Calculation.Figure(says, 0, 1), new Calculation.Figure("two", 2, 2)))),
        new Check.NotTestable(says));
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      claims.add(new Claim("claim-" + i, "cpu", List.of(says), says, says, checks.get(i), Optional.of(says)));
    }
    return Ledger.decide(claims, List.of(run));
  }
}
