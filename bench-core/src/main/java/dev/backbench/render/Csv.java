package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row per cell and metric; RFC 4180, with text that a spreadsheet would run as a formula made inert. */
public final class Csv {
  private static final List<String> HEADER = List.of("run", "stamp", "suite", "workload", "contender", "language",
      "parameters", "metric", "unit", "better", "primary", "status", "reason", "center", "lower", "upper", "forks");

  private Csv() {}

  /** Header and rows; lines end with CR LF. An unknown bound is an empty field. */
  public static String of(Report report) {
    StringBuilder out = new StringBuilder(row(HEADER));
    for (Measurement each : report.cells()) {
      out.append(row(report, each, each.primary(), true));
      each.secondary().forEach(more -> out.append(row(report, each, Optional.of(more), false)));
    }
    return out.toString();
  }

  private static String row(Report report, Measurement each, Optional<MetricEstimate> value, boolean primary) {
    Cell cell = each.cell();
    var metric = value.map(MetricEstimate::metric).orElse(cell.metric());
    String parameters = cell.parameters().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
    return row(Arrays.asList(report.run().id(), report.run().stamp().name(), cell.suite(), cell.workload(),
        cell.contender(), cell.language(), parameters, metric.id(), metric.unit(), metric.better().name(),
        String.valueOf(primary), each.status().name(), each.reason().orElse(""),
        value.map(it -> number(it.estimate().center())).orElse(""),
        value.map(it -> number(it.estimate().lower())).orElse(""),
        value.map(it -> number(it.estimate().upper())).orElse(""),
        value.map(it -> String.valueOf(it.forks())).orElse("0")));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.valueOf(value) : "";
  }

  private static String row(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A field; its first character decides whether a spreadsheet takes it for a formula. */
  static String field(String text) {
    // Judged before cleaning too: a leading tab or CR, which some importers strip, becomes a space.
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    String clean = PlainText.clean(text);
    String inert = formula || clean.strip().matches("^[=+\\-@＝＋－＠].*") ? "'" + clean : clean;
    return inert.chars().anyMatch(it -> it == ',' || it == '"' || it == '\'' || it == ' ')
        ? '"' + inert.replace("\"", "\"\"") + '"'
        : inert;
  }
}
