package dev.backbench.render;

import dev.backbench.result.Report;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A report as one file that needs no network and runs no script: the policy in it allows its own style sheet, by hash,
 * and nothing else. Its data travels along as a block of JSON that no browser executes.
 */
public final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Report report;

  private Html(Report report) {
    this.report = report;
  }

  /**
   * The page.
   *
   * @param json the report's JSON form, to travel along
   */
  public static String of(Report report, String json) {
    Html page = new Html(report);
    page.page(json);
    return page.out.toString();
  }

  private void page(String json) {
    String style = style();
    out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
        .append(sha256(style)).append("'; base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
        .append(HtmlText.escape("backbench run " + report.run().id())).append("</title>\n<style>").append(style)
        .append("</style>\n</head>\n<body>\n<main>\n");
    banner();
    Sitting.of(report).forEach(this::sitting);
    Sweep.of(report).forEach(this::sweep);
    Cold.of(report).forEach(this::cold);
    Slopes.of(report).forEach(this::slopes);
    warnings();
    environment();
    method();
    // A JSON text holds "<" only inside strings, where the escape means the same; so nothing can end the block early.
    out.append("</main>\n<script type=\"application/json\" id=\"report\">")
        .append(json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
        .append("</script>\n</body>\n</html>\n");
  }

  private void banner() {
    Headline headline = Headline.of(report);
    element("h1", "backbench run " + report.run().id());
    out.append("<section class=\"banner ").append(report.run().stamp()).append("\">\n");
    element("p", headline.stamp());
    list(headline.reasons());
    out.append("</section>\n");
    element("p", "Profile %s, seed %s, started %s, %s s. %s; %s.".formatted(report.run().profile(),
        report.run().seed(), report.run().started(), report.run().elapsedNanos() / 1_000_000_000L, headline.account(),
        headline.noise()));
    FixtureFacts.of(report).forEach(server -> element("p", server));
  }

  private void sitting(Sitting sitting) {
    Metric metric = sitting.metric();
    out.append("<section>\n");
    element("h2", sitting.id());
    element("p", "%s suite; %s, %s".formatted(sitting.suite(), metric.id(), TextReport.better(metric)));
    if (!sitting.rows().isEmpty()) {
      figure(IntervalChart.of(sitting), "Dot: estimate. Bar: 95 % interval over forks. The axis is logarithmic where"
          + " values differ by more than a factor of eight, and starts at 0 otherwise.");
      table(sitting);
    }
    list(sitting.others().stream().map(each -> "%s %s: %s".formatted(each.status(), each.cell().contender(),
        each.reason().orElse(""))).toList());
    out.append("</section>\n");
  }

  private void sweep(Sweep sweep) {
    out.append("<section>\n");
    element("h2", sweep.title());
    figure(sweep.chart(), Sweep.METHOD);
    grid(Sweep.COLUMNS, sweep.rows());
    out.append("</section>\n");
  }

  private void cold(Cold cold) {
    out.append("<section>\n");
    element("h2", cold.title());
    figure(cold.chart(), Cold.METHOD);
    grid(Cold.COLUMNS, cold.rows());
    out.append("<details><summary>The curve in numbers</summary>\n");
    grid(Cold.POINT_COLUMNS, cold.points());
    out.append("</details>\n</section>\n");
  }

  private void slopes(Slopes slopes) {
    out.append("<section>\n");
    element("h2", slopes.title());
    element("p", Slopes.METHOD);
    grid(slopes.columns(), slopes.rows());
    out.append("</section>\n");
  }

  private void figure(String chart, String caption) {
    out.append("<figure>\n").append(chart).append('\n');
    element("figcaption", caption);
    out.append("</figure>\n");
  }

  private void table(Sitting sitting) {
    List<String> titles = new ArrayList<>(List.of("rank", "contender", sitting.metric().id(), "95 %",
        "vs " + sitting.base().orElse("-"), "verdict"));
    if (sitting.reproducible()) {
      titles.add(4, "95 % of sessions");
    }
    sitting.secondary().forEach(metric -> titles.add(metric.id()));
    titles.add("forks");
    List<List<String>> rows = new ArrayList<>();
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
      cells.add(String.valueOf(row.primary().forks()));
      rows.add(cells);
    }
    grid(titles, rows);
  }

  private void grid(List<String> titles, List<List<String>> rows) {
    out.append("<div class=\"wide\"><table>\n<thead>");
    row("th", titles);
    out.append("</thead>\n<tbody>\n");
    rows.forEach(cells -> row("td", cells));
    out.append("</tbody></table></div>\n");
  }

  private void warnings() {
    var byCode = Headline.warnings(report);
    if (!byCode.isEmpty()) {
      element("h2", "Warnings");
      list(byCode.values().stream().map(seen -> "%s %s: %s%s. Fix: %s".formatted(seen.getFirst().warning().code(),
          seen.getFirst().cell(), seen.getFirst().warning().message(), Headline.more(seen),
          seen.getFirst().warning().fix())).toList());
    }
  }

  private void environment() {
    element("h2", "Environment");
    out.append("<div class=\"wide\"><table>\n<tbody>\n");
    report.environment().facts().forEach((name, value) -> row("td", List.of(name, value)));
    row("td", List.of("plan", report.run().planHash()));
    row("td", List.of("backbench", report.run().version()));
    out.append("</tbody></table></div>\n");
  }

  private void method() {
    element("h2", "How to read this");
    list(List.of(
        "A fork is one fresh process; an estimate is the geometric mean over forks with Student's t interval on"
            + " the log scale. Forks, not iterations, are the independent unit.",
        "A ratio is paired: both contenders were measured alternately, slice by slice, in one sitting. ~ means that the"
            + " interval holds 1: no difference was found.",
        "Ranks with = share a place: their intervals overlap. Only cells that are OK are ranked; SUSPECT ones were"
            + " verified on a noisy machine and are shown without a rank.",
        "All of it holds for this machine and these versions; carry ratios, not values, to another."));
  }

  private void list(List<String> items) {
    if (!items.isEmpty()) {
      out.append("<ul>\n");
      items.forEach(item -> element("li", item));
      out.append("</ul>\n");
    }
  }

  private void row(String tag, List<String> cells) {
    out.append("<tr>");
    cells.forEach(cell -> out.append('<').append(tag).append('>').append(HtmlText.escape(cell)).append("</").append(tag)
        .append('>'));
    out.append("</tr>\n");
  }

  private void element(String tag, String text) {
    out.append('<').append(tag).append('>').append(HtmlText.escape(text)).append("</").append(tag).append(">\n");
  }

  private static String style() {
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource report.css", e);
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
