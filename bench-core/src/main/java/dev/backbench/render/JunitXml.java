package dev.backbench.render;

import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One test case per cell, for CI systems that draw JUnit's XML. */
public final class JunitXml {
  private JunitXml() {}

  /**
   * The document. INVALID is a failure (the work was wrong), FAILED, TIMEOUT and INTERRUPTED are errors (there is no
   * result), SKIPPED is skipped; SUSPECT passes with its reason in the output.
   */
  public static String of(Report report) {
    Map<String, List<Measurement>> suites = new LinkedHashMap<>();
    report.cells().forEach(each -> suites
        .computeIfAbsent(each.cell().suite() + "." + each.cell().workload(), _ -> new ArrayList<>()).add(each));
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"").append(escape("backbench " + report.run().id())).append("\"")
        .append(counts(report.cells())).append(">\n");
    suites.forEach((name, cells) -> {
      out.append("  <testsuite name=\"").append(escape(name)).append("\"").append(counts(cells)).append(">\n");
      cells.forEach(each -> testCase(out, name, each));
      out.append("  </testsuite>\n");
    });
    return out.append("</testsuites>\n").toString();
  }

  private static void testCase(StringBuilder out, String suite, Measurement each) {
    String name = each.cell().id().substring(each.cell().workload().length() + 1);
    out.append("    <testcase classname=\"").append(escape(suite)).append("\" name=\"").append(escape(name))
        .append("\" time=\"").append(seconds(List.of(each))).append("\"");
    String reason = escape(each.status() + each.reason().map(it -> ": " + it).orElse(""));
    String element = switch (each.status()) {
      case OK -> "";
      case INVALID -> "failure";
      case FAILED, TIMEOUT, INTERRUPTED -> "error";
      case SKIPPED -> "skipped";
      case SUSPECT -> "system-out";
    };
    if (element.isEmpty()) {
      out.append("/>\n");
    } else if (each.status() == Status.SUSPECT) {
      out.append("><system-out>").append(reason).append("</system-out></testcase>\n");
    } else {
      String type = each.status() == Status.SKIPPED ? "" : " type=\"" + each.status() + "\"";
      out.append("><").append(element).append(type).append(" message=\"").append(reason).append("\"/></testcase>\n");
    }
  }

  private static String counts(List<Measurement> cells) {
    long failures = count(cells, Status.INVALID);
    long errors = count(cells, Status.FAILED) + count(cells, Status.TIMEOUT) + count(cells, Status.INTERRUPTED);
    return String.format(Locale.ROOT, " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\"",
        cells.size(), failures, errors, count(cells, Status.SKIPPED), seconds(cells));
  }

  private static long count(List<Measurement> cells, Status status) {
    return cells.stream().filter(each -> each.status() == status).count();
  }

  private static String seconds(List<Measurement> cells) {
    long nanos = cells.stream().flatMap(each -> each.forks().stream()).mapToLong(ForkResult::elapsedNanos).sum();
    return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
  }

  private static String escape(String text) {
    // XML 1.0 forbids U+FFFE and U+FFFF, which PlainText shows as codes too.
    return HtmlText.escape(text);
  }
}
