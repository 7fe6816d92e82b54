package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.render.HtmlTable.Column;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Who was measured against whom: a table for each sitting, with the intervals drawn in it. */
final class ResultsSection {
  static final String LEGEND = "Dot: estimate. Bar: 95 % interval over forks; dashed and without a rank: SUSPECT. Ranks with = share"
      + " a place, because their intervals overlap. Axes are logarithmic where values differ by more than a factor of"
      + " eight, and begin at 0 otherwise.";

  /** Where the column stands that only machines with a history have: beside the interval of this session. */
  private static final int SESSIONS = 5;

  private ResultsSection() {}

  static Section of(Report report) {
    Markup body = new Markup().element("p", LEGEND, "class", "note");
    Sitting.of(report).stream().filter(sitting -> !sitting.rows().isEmpty())
        .forEach(sitting -> body.add(sitting(sitting)));
    List<Unmeasured> unmeasured = Unmeasured.withoutTable(report);
    if (!unmeasured.isEmpty()) {
      body.open("article", "class", "sitting").line().element("h3", "Not measured").add(unmeasured(unmeasured))
          .close("article").line();
    }
    return new Section("results", "Side by side", body.toString());
  }

  private static String sitting(Sitting sitting) {
    List<Estimate> estimates = sitting.rows().stream().map(row -> row.primary().estimate()).toList();
    String unit = sitting.metric().unit();
    Forest forest = Forest.of(estimates, value -> Quantity.of(value, unit));
    Markup out = new Markup().open("article", "class", "sitting", "id", Anchors.sitting(sitting.id())).line()
        .open("div", "class", "bar-head").element("h3", sitting.id())
        .element("button", "log scale", "type", "button", "class", "scale", "aria-pressed",
            String.valueOf(forest.isLogarithmic()), "hidden", "")
        .close("div").line()
        .element("p", "%s suite · %s, %s".formatted(sitting.suite(), sitting.metric().id(),
            TextReport.better(sitting.metric())), "class", "note")
        .add(table(sitting, forest));
    if (!sitting.secondary().isEmpty()) {
      out.details("Other metrics (%s)".formatted(sitting.secondary().size()), secondary(sitting));
    }
    if (!sitting.others().isEmpty()) {
      out.add(unmeasured(Unmeasured.of(sitting.others())));
    }
    return out.close("article").line().toString();
  }

  private static String table(Sitting sitting, Forest forest) {
    List<Column> columns = new ArrayList<>(List.of(new Column("rank", "r-rank", ""),
        new Column("contender", "r-contender", ""), new Column("", "r-picture", forest.head()),
        new Column(sitting.metric().id(), "r-value", ""), new Column("95 %", "r-spread", ""),
        new Column("vs " + sitting.base().orElse("–"), "r-ratio", ""), new Column("verdict", "r-verdict", "")));
    if (sitting.reproducible()) {
      columns.add(SESSIONS, new Column("95 % of sessions", "r-spread", ""));
    }
    HtmlTable table = new HtmlTable(columns);
    for (Sitting.Row row : sitting.rows()) {
      Estimate estimate = row.primary().estimate();
      String unit = row.primary().metric().unit();
      boolean suspect = row.rank().isEmpty();
      Cell cell = row.measurement().cell();
      List<HtmlTable.Cell> cells = new ArrayList<>(
          List.of(HtmlTable.Cell.of(suspect ? "!" : row.rank()), contender(cell),
              new HtmlTable.Cell(forest.row(estimate, suspect ? "suspect" : language(cell)),
                  OptionalDouble.empty()),
              HtmlTable.Cell.of(Quantity.of(estimate.center(), unit), estimate.center()),
              HtmlTable.Cell.of(Quantity.spread(estimate, unit)),
              row.ratio().map(ratio -> HtmlTable.Cell.of(Quantity.ratio(ratio), ratio.center()))
                  .orElse(HtmlTable.Cell.of("")),
              verdict(row)));
      if (sitting.reproducible()) {
        cells.add(SESSIONS, HtmlTable.Cell.of(row.reproducibility()));
      }
      table.row(cells, "id", Anchors.cell(cell.id()));
    }
    return table.text(forest.attributes("sortable intervals ranked"));
  }

  private static HtmlTable.Cell verdict(Sitting.Row row) {
    return HtmlTable.Cell.markup(row.rank().isEmpty()
        ? new Markup().inline("span", "! suspect: " + row.measurement().reason().orElse(""), "class", "CAUTION wrap")
        : new Markup().inline("span", row.standing().words(), "class", row.standing().tone().name()));
  }

  private static HtmlTable.Cell contender(Cell cell) {
    Markup who = new Markup().inline("span", cell.contender(), "class", "who " + language(cell));
    return HtmlTable.Cell.markup(cell.contender().contains(cell.language())
        ? who
        : who.inline("small", " " + cell.language()));
  }

  /** One of the style sheet's classes. */
  static String language(Cell cell) {
    return switch (cell.language()) {
      case "java", "python", "go" -> cell.language();
      default -> "other";
    };
  }

  /** What the filter looks into; a ranked row says it itself. */
  private static String words(Measurement each) {
    return "%s %s %s %s".formatted(each.cell().suite(), each.cell().id(), each.cell().language(), each.status());
  }

  private static String secondary(Sitting sitting) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("contender")));
    sitting.secondary().forEach(metric -> columns.add(Column.number(metric.id())));
    columns.add(Column.number("forks"));
    HtmlTable table = new HtmlTable(columns);
    for (Sitting.Row row : sitting.rows()) {
      List<HtmlTable.Cell> cells = new ArrayList<>(List.of(HtmlTable.Cell.of(row.contender())));
      for (Metric metric : sitting.secondary()) {
        cells.add(row.secondary(metric).map(value -> HtmlTable.Cell.of(
            Quantity.of(value.estimate().center(), metric.unit()) + " "
                + Quantity.spread(value.estimate(), metric.unit()),
            value.estimate().center())).orElse(HtmlTable.Cell.of("")));
      }
      cells.add(HtmlTable.Cell.of(String.valueOf(row.primary().forks()), row.primary().forks()));
      table.row(cells);
    }
    return table.text("class", "sortable");
  }

  private static String unmeasured(List<Unmeasured> groups) {
    HtmlTable table = new HtmlTable(List.of(Column.text("workload"), Column.text("contenders"), Column.text("status"),
        new Column("reason", "reason", "")));
    groups.forEach(group -> {
      Markup names = new Markup();
      for (Measurement each : group.cells()) {
        names.inline("span", each.cell().contender(), "id", Anchors.cell(each.cell().id()), "class", "name").text(" ");
      }
      table.row(List.of(HtmlTable.Cell.of(group.sitting()), HtmlTable.Cell.markup(names),
          HtmlTable.Cell.markup(new Markup().inline("span", group.status().name(), "class",
              Headline.tone(group.status()).name())),
          HtmlTable.Cell.of(group.reason())), "data-k",
          String.join(" ", group.cells().stream().map(ResultsSection::words).toList()));
    });
    return table.text("class", "unmeasured");
  }
}
