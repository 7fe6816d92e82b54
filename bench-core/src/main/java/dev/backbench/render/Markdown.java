package dev.backbench.render;

import dev.backbench.result.Report;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;

/** A report as GitHub-flavoured Markdown: {@code summary.md}, a step summary, a table in a README. */
public final class Markdown {
  private Markdown() {}

  /** The whole report. */
  public static String of(Report report) {
    Headline headline = Headline.of(report);
    StringBuilder out = new StringBuilder("# backbench run ").append(escape(report.run().id())).append("\n\n");
    out.append("**").append(escape(headline.stamp())).append("**\n\n");
    headline.reasons().forEach(reason -> out.append("- ").append(escape(reason)).append('\n'));
    if (!headline.reasons().isEmpty()) {
      out.append('\n');
    }
    out.append("Profile ").append(escape(report.run().profile())).append("; ").append(escape(headline.account()))
        .append("; ").append(escape(headline.noise())).append(".\n");
    FixtureFacts.of(report).forEach(server -> out.append('\n').append(escape(server)).append(".\n"));
    Saving.of(report).ifPresent(saving -> out.append('\n').append(escape(saving)).append(".\n"));
    answer(out, Answer.of(report));
    Sitting.of(report).stream().filter(sitting -> !sitting.rows().isEmpty()).forEach(sitting -> sitting(out, sitting));
    unmeasured(out, Unmeasured.withoutTable(report));
    List<Sweep> sweeps = Sweep.of(report);
    sweeps.forEach(sweep -> section(out, sweep.title(), Sweep.COLUMNS, sweep.rows()));
    out.append(sweeps.isEmpty() ? "" : "\n" + escape(Sweep.METHOD) + "\n");
    List<Cold> beginnings = Cold.of(report);
    beginnings.forEach(cold -> section(out, cold.title(), Cold.COLUMNS, cold.rows()));
    out.append(beginnings.isEmpty() ? "" : "\n" + escape(Cold.METHOD) + "\n");
    List<Slopes> slopes = Slopes.of(report);
    slopes.forEach(each -> section(out, each.title(), each.columns(), each.rows()));
    out.append(slopes.isEmpty() ? "" : "\n" + escape(Slopes.METHOD) + "\n");
    warnings(out, report);
    return out.toString();
  }

  private static void answer(StringBuilder out, Answer answer) {
    if (!answer.languages().isEmpty()) {
      out.append("\n### What this run found\n\n");
      answer.languages().forEach(sentence -> out.append("- ").append(escape(sentence)).append('\n'));
      answer.caveats().forEach(caveat -> out.append("- ").append(escape(caveat)).append('\n'));
    }
  }

  private static void sitting(StringBuilder out, Sitting sitting) {
    Metric metric = sitting.metric();
    out.append("\n### ").append(escape(sitting.id())).append("\n\n").append(escape(sitting.suite())).append(" suite; ")
        .append(escape(metric.id())).append(", ").append(TextReport.better(metric)).append("\n\n");
    table(out, sitting);
    out.append(sitting.others().isEmpty() ? "" : "\n");
    Unmeasured.of(sitting.others()).forEach(each -> item(out, each, each.contenders()));
  }

  private static void unmeasured(StringBuilder out, List<Unmeasured> groups) {
    if (!groups.isEmpty()) {
      out.append("\n### Not measured\n\n");
      groups.forEach(each -> item(out, each, each.sitting() + " · " + each.contenders()));
    }
  }

  private static void item(StringBuilder out, Unmeasured cells, String who) {
    out.append("- ").append(cells.status()).append(' ').append(escape(who)).append(": ").append(escape(cells.reason()))
        .append('\n');
  }

  private static void table(StringBuilder out, Sitting sitting) {
    List<String> titles = new ArrayList<>(List.of("rank", "contender", sitting.metric().id(), "95 %",
        "vs " + sitting.base().orElse("-"), "verdict"));
    if (sitting.reproducible()) {
      titles.add(4, "95 % of sessions");
    }
    sitting.secondary().forEach(metric -> titles.add(metric.id()));
    row(out, titles);
    out.append("|--:|:--|--:|:--|").append(sitting.reproducible() ? ":--|" : "").append(":--|:--|")
        .append("--:|".repeat(sitting.secondary().size())).append('\n');
    for (Sitting.Row row : sitting.rows()) {
      String unit = row.primary().metric().unit();
      List<String> cells = new ArrayList<>(List.of(row.rank(), row.contender(),
          Quantity.of(row.primary().estimate().center(), unit), Quantity.spread(row.primary().estimate(), unit),
          row.ratio().map(Quantity::ratio).orElse(""),
          row.rank().isEmpty() ? "! suspect: " + row.measurement().reason().orElse("") : row.standing().words()));
      if (sitting.reproducible()) {
        cells.add(4, row.reproducibility());
      }
      sitting.secondary().forEach(metric -> cells.add(row.secondary(metric)
          .map(value -> Quantity.of(value.estimate().center(), metric.unit())).orElse("")));
      row(out, cells);
    }
  }

  private static void section(StringBuilder out, String title, List<String> columns, List<List<String>> rows) {
    out.append("\n### ").append(escape(title)).append("\n\n");
    row(out, columns);
    out.append("|:--|").append("--:|".repeat(columns.size() - 1)).append('\n');
    rows.forEach(row -> row(out, row));
  }

  private static void warnings(StringBuilder out, Report report) {
    var byCode = Headline.warnings(report);
    if (!byCode.isEmpty()) {
      out.append("\n### Warnings\n\n");
      byCode.forEach((code, seen) -> out.append("- ").append(escape("%s %s: %s%s. Fix: %s".formatted(code,
          seen.getFirst().cell(), seen.getFirst().warning().message(), Headline.more(seen),
          seen.getFirst().warning().fix()))).append('\n'));
    }
  }

  static void row(StringBuilder out, List<String> cells) {
    out.append('|');
    cells.forEach(cell -> out.append(' ').append(escape(cell)).append(" |"));
    out.append('\n');
  }

  /**
   * Text that stays text in a paragraph, list item or table cell: no markup, no HTML, no mention, no link.
   *
   * <p>A zero-width space after {@code @}, {@code #}, {@code :/} and {@code www.} keeps GitHub from linking what a
   * hostile name says; backslashes alone do not.
   */
  static String escape(String text) {
    String clean = PlainText.clean(text);
    StringBuilder out = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@', '#' -> out.append('\\').append(c).append("&#8203;");
        case '\\', '`', '*', '_', '[', ']', '|', '$', '!' -> out.append('\\').append(c);
        case '~' -> out.append("\\~");
        case ':' -> out.append(i + 1 < clean.length() && clean.charAt(i + 1) == '/' ? ":&#8203;" : ":");
        case '.' -> out.append(i >= 3 && clean.regionMatches(true, i - 3, "www", 0, 3) ? ".&#8203;" : ".");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
