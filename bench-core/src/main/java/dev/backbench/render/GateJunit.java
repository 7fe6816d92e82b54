package dev.backbench.render;

import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateVerdict;
import java.util.Locale;

/** A gate as JUnit's XML: one test case for each benchmark, and one for the suite of them. */
public final class GateJunit {
  private GateJunit() {}

  /**
   * The document. FAIL and a benchmark that is gone are failures, INCOMPARABLE is an error, INCONCLUSIVE and what is waived
   * are skipped: they say neither.
   */
  public static String of(GateReport report) {
    StringBuilder cases = new StringBuilder();
    int[] counts = new int[3];
    for (BenchmarkOutcome outcome : report.outcome().benchmarks()) {
      String reasons = String.join("; ", outcome.verdict().reasons());
      switch (outcome.verdict()) {
        case GateVerdict.Pass _ -> add(cases, outcome.benchmark().id(), "", "");
        case GateVerdict.Fail _ -> failure(cases, counts, outcome.benchmark().id(), reasons);
        case GateVerdict.Incomparable _ -> {
          counts[1]++;
          add(cases, outcome.benchmark().id(), "error", reasons);
        }
        case GateVerdict.Inconclusive _ -> skipped(cases, counts, outcome.benchmark().id(), "inconclusive: " + reasons);
      }
    }
    report.removed().forEach(id -> failure(cases, counts, id, "removed, only the base has it"));
    report.waived().forEach(waiver -> skipped(cases, counts, waiver.benchmark(),
        "waived until %s: %s".formatted(waiver.expires(), waiver.reason())));
    int tests = report.outcome().benchmarks().size() + report.removed().size() + report.waived().size();
    if (report.outcome().suite().orElse(null) instanceof dev.backbench.gate.Decision.Fail(var evidence)) {
      tests++;
      failure(cases, counts, "the suite as a whole",
          String.format(Locale.ROOT, "slower by %.1f %%", 100 * evidence.slowdown()));
    }
    return String.format(Locale.ROOT, """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites>
          <testsuite name="gate" tests="%d" failures="%d" errors="%d" skipped="%d">
        %s  </testsuite>
        </testsuites>
        """, tests, counts[0], counts[1], counts[2], cases);
  }

  private static void failure(StringBuilder out, int[] counts, String id, String reason) {
    counts[0]++;
    add(out, id, "failure", reason);
  }

  private static void skipped(StringBuilder out, int[] counts, String id, String reason) {
    counts[2]++;
    add(out, id, "skipped", reason);
  }

  private static void add(StringBuilder out, String id, String element, String reason) {
    out.append("    <testcase classname=\"gate\" name=\"").append(HtmlText.escape(id)).append('"');
    if (element.isEmpty()) {
      out.append("/>\n");
    } else {
      out.append("><").append(element).append(" message=\"").append(HtmlText.escape(reason))
          .append("\"/></testcase>\n");
    }
  }
}
