package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.json.PlainJson;
import dev.backbench.render.Comparison.Change;
import dev.backbench.render.Comparison.Difference;
import dev.backbench.render.HtmlTable.Column;
import dev.backbench.result.Report;
import dev.backbench.stats.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two or more runs as a page: what differs around the numbers first, then cell by cell. */
public final class HtmlComparison {
  private static final String METHOD = "Runs were not measured alternately, so what differs may be the hour and not the code: a"
      + " difference is a suspicion, never a verdict. Ratios are later run over the first one; the intervals of both are"
      + " in theirs. To settle one, measure both in one sitting: scripts/bench gate.";

  private final List<Report> reports;
  private final Comparison comparison;

  private HtmlComparison(List<Report> reports) {
    this.reports = reports;
    this.comparison = Comparison.of(reports);
  }

  /**
   * The page.
   *
   * @throws IllegalArgumentException for fewer than two reports
   */
  public static String of(List<Report> reports) {
    return new HtmlComparison(reports).page();
  }

  private String page() {
    List<Section> sections = List.of(new Section("changes", "What changed", changes()),
        new Section("environment", "Environment", environment()),
        new Section("cells", "Cell by cell", cells()),
        new Section("method", "How to read this", new Markup().element("p", METHOD).toString()));
    return Page.of("backbench compare " + String.join(" ", comparison.runs()), head(), sections, data());
  }

  private String head() {
    Markup head = new Markup().element("p", "backbench", "class", "product")
        .element("h1", reports.size() + " runs compared");
    boolean comparable = comparison.refusals().isEmpty();
    head.open("div", "class", "banner " + (comparable ? "VALID" : "INVALID"), "role", "note").line()
        .open("p", "class", "verdict").inline("strong", comparable ? "COMPARABLE" : "NOT COMPARABLE")
        .text(comparable
            ? ": the same machine, and no run is INVALID"
            : ": values are shown, nothing is said of their differences")
        .close("p").line()
        .list(comparison.refusals().stream().map(each -> each.field() + " differs: " + String.join(" against ",
            each.values())).toList())
        .close("div").line();
    for (int i = 0; i < reports.size(); i++) {
      var run = reports.get(i).run();
      head.element("p",
          "%s = %s · %s · %s · started %s".formatted(ComparisonText.letter(i), run.id(), run.profile(), run.stamp(),
              run.started().toString().replaceFirst("\\.[0-9]+Z$", "Z")),
          "class", "meta");
    }
    return head.toString();
  }

  private String changes() {
    Markup out = new Markup();
    for (int later = 1; later < reports.size(); later++) {
      Map<Standing, Integer> counts = new LinkedHashMap<>();
      List<String> moved = new ArrayList<>();
      for (Comparison.Row row : comparison.rows()) {
        Change change = row.changes().get(later - 1);
        counts.merge(change.standing(), 1, Integer::sum);
        if (change.standing() == Standing.BETTER || change.standing() == Standing.WORSE) {
          moved.add("%s: %s %s".formatted(row.cell(), change.standing().words(),
              Quantity.ratio(change.ratio().orElseThrow())));
        }
      }
      out.element("p",
          "%s against A: %s better, %s worse, %s without a difference, %s that cannot be compared.".formatted(
              ComparisonText.letter(later), counts.getOrDefault(Standing.BETTER, 0),
              counts.getOrDefault(Standing.WORSE, 0),
              counts.getOrDefault(Standing.SAME, 0),
              counts.getOrDefault(Standing.NONE, 0) + counts.getOrDefault(Standing.UNKNOWN, 0)))
          .list(moved);
    }
    return out.toString();
  }

  /** Field by field: those that differ, and the equal ones for who wants to know. */
  private String environment() {
    List<String> titles = new ArrayList<>(List.of("field"));
    for (int i = 0; i < reports.size(); i++) {
      titles.add(ComparisonText.letter(i));
    }
    titles.add("means");
    List<List<String>> rows = new ArrayList<>();
    comparison.refusals().forEach(each -> rows.add(row(each, "✗ forbids a comparison")));
    comparison.notes().forEach(each -> rows.add(row(each, "! may explain a difference")));
    Markup out = new Markup();
    if (rows.isEmpty()) {
      out.element("p", "Every field is equal in all runs.");
    } else {
      out.add(HtmlTable.words(titles, rows));
    }
    TreeSet<String> names = new TreeSet<>();
    reports.forEach(report -> names.addAll(report.environment().facts().keySet()));
    List<List<String>> equal = new ArrayList<>();
    for (String name : names) {
      List<String> values = reports.stream()
          .map(report -> report.environment().facts().getOrDefault(name, "(none)")).distinct().toList();
      if (values.size() == 1) {
        equal.add(List.of(name, values.getFirst()));
      }
    }
    if (!equal.isEmpty()) {
      out.details("Equal fields (%s)".formatted(equal.size()), HtmlTable.words(List.of("field", "value"), equal));
    }
    return out.toString();
  }

  private static List<String> row(Difference difference, String means) {
    List<String> row = new ArrayList<>(List.of(difference.field()));
    row.addAll(difference.values());
    row.add(means);
    return row;
  }

  private String cells() {
    Map<String, Cell> byId = new LinkedHashMap<>();
    reports.forEach(report -> report.cells().forEach(each -> byId.putIfAbsent(each.cell().id(), each.cell())));
    Map<String, List<Comparison.Row>> groups = new LinkedHashMap<>();
    comparison.rows().forEach(row -> {
      Cell cell = byId.get(row.cell());
      groups.computeIfAbsent(cell == null ? "" : cell.comparison(), _ -> new ArrayList<>()).add(row);
    });
    Markup out = new Markup();
    groups.forEach((id, rows) -> out.open("article", "class", "sitting", "id", Anchors.sitting(id)).line()
        .element("h3", id).add(table(rows, byId)).close("article").line());
    return out.toString();
  }

  private String table(List<Comparison.Row> rows, Map<String, Cell> byId) {
    List<Estimate> ratios = rows.stream().flatMap(row -> row.changes().stream()).flatMap(each -> each.ratio().stream())
        .filter(Quantity::bounded).toList();
    Forest forest = Forest.ofRatios(ratios, ratio -> Quantity.digits(ratio) + "×");
    List<Column> columns = new ArrayList<>(List.of(Column.text("contender"), Column.text("metric")));
    for (int i = 0; i < reports.size(); i++) {
      columns.add(Column.number(ComparisonText.letter(i)));
    }
    for (int i = 1; i < reports.size(); i++) {
      if (!ratios.isEmpty()) {
        columns.add(new Column("", "picture", forest.head()));
      }
      columns.add(Column.number(ComparisonText.letter(i) + " / A"));
      columns.add(new Column("verdict", "verdict", ""));
    }
    HtmlTable table = new HtmlTable(columns);
    for (Comparison.Row row : rows) {
      Cell cell = byId.get(row.cell());
      String unit = row.metric().unit();
      List<HtmlTable.Cell> cells = new ArrayList<>(List.of(
          HtmlTable.Cell.markup(new Markup().inline("span", cell == null ? row.cell() : cell.contender(), "class",
              "who " + (cell == null ? "other" : ResultsSection.language(cell)))),
          HtmlTable.Cell.of(row.metric().id())));
      for (int i = 0; i < reports.size(); i++) {
        String status = row.statuses().get(i);
        cells.add(row.values().get(i).map(value -> HtmlTable.Cell.of(
            Quantity.of(value.estimate().center(), unit) + " " + Quantity.spread(value.estimate(), unit),
            value.estimate().center())).orElse(HtmlTable.Cell.of(status)));
      }
      row.changes()
          .forEach(change -> change(cells, change, ratios.isEmpty() ? Optional.empty() : Optional.of(forest), cell));
      table.row(cells, "id", Anchors.cell(row.cell()), "data-k", row.cell() + " " + row.metric().id());
    }
    return table.text("class", "sortable intervals");
  }

  private static void change(List<HtmlTable.Cell> cells, Change change, Optional<Forest> forest, @Nullable Cell cell) {
    String kind = cell == null ? "other" : ResultsSection.language(cell);
    forest.ifPresent(axis -> cells.add(change.ratio().filter(Quantity::bounded)
        .map(ratio -> new HtmlTable.Cell(axis.row(ratio, kind), OptionalDouble.empty()))
        .orElse(HtmlTable.Cell.of(""))));
    cells.add(change.ratio().map(ratio -> HtmlTable.Cell.of(Quantity.ratio(ratio), ratio.center()))
        .orElse(HtmlTable.Cell.of("")));
    cells.add(HtmlTable.Cell.markup(change.reason().isEmpty()
        ? new Markup().inline("span", change.standing().words(), "class", change.standing().tone().name())
        : new Markup().inline("span", change.reason(), "class", "FAINT")));
  }

  private String data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("runs", comparison.runs());
    List<Object> rows = new ArrayList<>();
    for (Comparison.Row row : comparison.rows()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("cell", row.cell());
      one.put("metric", row.metric().id());
      one.put("unit", row.metric().unit());
      one.put("statuses", row.statuses());
      one.put("values", row.values().stream().map(value -> value.map(it -> (Object) PageData.numbers(it.estimate()))
          .orElse(List.of())).toList());
      one.put("ratios", row.changes().stream().map(change -> change.ratio().map(it -> (Object) PageData.numbers(it))
          .orElse(List.of())).toList());
      rows.add(one);
    }
    data.put("compared", rows);
    return PlainJson.line(data);
  }
}
