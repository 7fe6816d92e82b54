package dev.backbench.cli;

import dev.backbench.claim.Ledger;
import dev.backbench.render.Csv;
import dev.backbench.render.Html;
import dev.backbench.render.JunitXml;
import dev.backbench.render.Markdown;
import dev.backbench.render.TextReport;
import dev.backbench.result.Report;
import dev.backbench.unit.BadInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms a report has. */
enum ReportFormat {
  TEXT, HTML, MD, CSV, JUNIT, JMH, JSON;

  /** What the command line calls them. */
  static List<String> names() {
    return Arrays.stream(values()).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** The form of that name, which must be one of {@link #names}. */
  static ReportFormat of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** The report in this form; the page tells what the run says of the ledger. */
  String render(Report report, Services services, Console console) throws BadInputException {
    return switch (this) {
      case TEXT -> TextReport.of(report, console.layout());
      case HTML -> Html.of(report, Ledger.decide(services.claims(List.of()), List.of(report)));
      case MD -> Markdown.of(report);
      case CSV -> Csv.of(report);
      case JUNIT -> JunitXml.of(report);
      case JMH -> services.jmh(report);
      case JSON -> services.json(report);
    };
  }
}
