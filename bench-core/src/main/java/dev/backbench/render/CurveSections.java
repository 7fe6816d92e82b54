package dev.backbench.render;

import dev.backbench.render.HtmlTable.Column;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The pictures that only some runs have data for; each with the table of its numbers. */
final class CurveSections {
  private static final String QUANTILES = "The values of all forks of a contender together, from the median outwards: each step to"
      + " the right leaves a tenth. A percentile is shown only where ten values lie beyond it.";

  private CurveSections() {}

  static List<Section> of(Report report) {
    List<Section> sections = new ArrayList<>();
    add(sections, "scaling", "Scaling", Sweep.METHOD, Sweep.of(report).stream()
        .map(sweep -> figure(sweep.id(), sweep.chart(), HtmlTable.of(Sweep.COLUMNS, sweep.rows()))).toList());
    add(sections, "latency", "Latency", QUANTILES,
        QuantileCurves.latencies(report).stream().map(CurveSections::quantiles).toList());
    List<String> memory = new ArrayList<>(
        QuantileCurves.pauses(report).stream().map(CurveSections::quantiles).toList());
    Sitting.of(report).forEach(sitting -> sitting.secondary().stream().filter(metric -> isMemory(sitting, metric))
        .forEach(metric -> bytes(sitting, metric).ifPresent(memory::add)));
    add(sections, "memory", "Pauses and memory", QUANTILES, memory);
    add(sections, "warm-up", "Cold and steady", Cold.METHOD,
        Cold.of(report).stream()
            .map(cold -> figure(cold.id(), cold.chart(), HtmlTable.of(Cold.COLUMNS, cold.rows())
                + new Markup().details("The picture's numbers", HtmlTable.words(Cold.POINT_COLUMNS, cold.points()))))
            .toList());
    add(sections, "growth", "What grows with what", Slopes.METHOD, Slopes.of(report).stream()
        .map(slopes -> article(slopes.title(), HtmlTable.of(slopes.columns(), slopes.rows()))).toList());
    add(sections, "waiting", "The gap against waiting", WaitingGap.METHOD, WaitingGap.of(report).stream()
        .map(gap -> figure(gap.id() + " against " + gap.base(), gap.chart(),
            HtmlTable.of(WaitingGap.COLUMNS, gap.rows())))
        .toList());
    return sections;
  }

  private static void add(List<Section> sections, String id, String title, String method, List<String> figures) {
    if (!figures.isEmpty()) {
      sections.add(new Section(id, title,
          new Markup().element("p", method, "class", "note").add(String.join("", figures)).toString()));
    }
  }

  private static String quantiles(QuantileCurves curves) {
    return figure(curves.id() + " · " + curves.what(), curves.chart(),
        HtmlTable.of(QuantileCurves.columns(), curves.rows()));
  }

  /** The picture is scrolled on a narrow screen; its table follows. */
  private static String figure(String title, String chart, String table) {
    return article(title,
        new Markup().open("div", "class", "wide").add(chart).close("div").line().add(table).toString());
  }

  private static String article(String title, String content) {
    return new Markup().open("article", "class", "figure", "data-k", title).line().element("h3", title).add(content)
        .close("article").line().toString();
  }

  /** Of the others, what a process needs under load; the rest is among a workload's other metrics. */
  private static boolean isMemory(Sitting sitting, Metric metric) {
    return metric.unit().equals("B") && (sitting.suite().equals("memory") || metric.equals(Metric.RSS_LOADED)
        || metric.equals(Metric.PSS_LOADED));
  }

  /** A metric in bytes of at least two contenders, drawn like the primary one. */
  private static Optional<String> bytes(Sitting sitting, Metric metric) {
    record Row(String contender, String kind, MetricEstimate value) {}
    List<Row> rows = sitting.rows().stream().flatMap(row -> row.secondary(metric).stream()
        .map(value -> new Row(row.contender(), row.rank().isEmpty()
            ? "suspect"
            : ResultsSection.language(row.measurement().cell()), value)))
        .toList();
    if (rows.size() < 2) {
      return Optional.empty();
    }
    List<Estimate> estimates = rows.stream().map(row -> row.value().estimate()).toList();
    Forest forest = Forest.of(estimates, value -> Quantity.of(value, metric.unit()));
    HtmlTable table = new HtmlTable(List.of(Column.text("contender"), new Column("", "picture", forest.head()),
        Column.number(metric.id()), Column.number("95 %")));
    rows.forEach(row -> table.row(List.of(
        HtmlTable.Cell.markup(new Markup().inline("span", row.contender(), "class", "who " + row.kind())),
        new HtmlTable.Cell(forest.row(row.value().estimate(), row.kind()), OptionalDouble.empty()),
        HtmlTable.Cell.of(Quantity.of(row.value().estimate().center(), metric.unit())),
        HtmlTable.Cell.of(Quantity.spread(row.value().estimate(), metric.unit())))));
    String title = sitting.id() + " · " + metric.id();
    return Optional.of(new Markup().open("article", "class", "figure", "data-k", title).line()
        .open("div", "class", "bar-head").element("h3", title)
        .element("button", "log scale", "type", "button", "class", "scale", "aria-pressed",
            String.valueOf(forest.isLogarithmic()), "hidden", "")
        .close("div").line().add(table.text(forest.attributes("intervals"))).close("article").line()
        .toString());
  }
}
