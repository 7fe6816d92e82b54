package dev.backbench.render;

import dev.backbench.render.Table.Cell;
import dev.backbench.render.Table.Column;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for a terminal or a log: what it is worth, a table per sitting, warnings, noise. */
public final class TextReport {
  private final Report report;
  private final Layout layout;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Report report, Layout layout) {
    this.report = report;
    this.layout = layout;
  }

  /** The whole text; lines end with a line feed. */
  public static String of(Report report, Layout layout) {
    TextReport text = new TextReport(report, layout);
    text.head();
    Sitting.of(report).stream().filter(sitting -> !sitting.rows().isEmpty()).forEach(text::sitting);
    text.unmeasured(Unmeasured.withoutTable(report));
    text.sweeps(Sweep.of(report));
    text.beginnings(Cold.of(report));
    text.slopes(Slopes.of(report));
    text.warnings();
    return text.out.toString();
  }

  private void head() {
    Run run = report.run();
    Headline headline = Headline.of(report);
    line(0, Tone.STRONG, "backbench run %s · profile %s · seed %s · %s s%s".formatted(run.id(), run.profile(),
        run.seed(), run.elapsedNanos() / 1_000_000_000L, run.sittings() > 1 ? " · resumed" : ""));
    line(0, headline.tone(), headline.stamp());
    headline.reasons().forEach(reason -> line(2, Tone.PLAIN, "- " + reason));
    line(0, Tone.PLAIN, headline.account());
    line(0, Tone.PLAIN, headline.noise());
    FixtureFacts.of(report).forEach(server -> line(0, Tone.PLAIN, server));
    Saving.of(report).ifPresent(saving -> line(0, Tone.PLAIN, saving));
  }

  private void sitting(Sitting sitting) {
    out.append('\n');
    Metric metric = sitting.metric();
    line(0, Tone.STRONG, "%s · %s · %s, %s".formatted(sitting.suite(), sitting.id(), metric.id(), better(metric)));
    out.append(table(sitting).text(layout, 2));
    sitting.rows().stream().map(Sitting.Row::measurement).filter(each -> each.reason().isPresent())
        .forEach(each -> other(each.status(), each.cell().contender(), each.reason().orElse("")));
    Unmeasured.of(sitting.others()).forEach(each -> other(each.status(), each.contenders(), each.reason()));
  }

  private void unmeasured(List<Unmeasured> groups) {
    if (!groups.isEmpty()) {
      out.append('\n');
      line(0, Tone.STRONG, "Not measured");
      groups.forEach(each -> other(each.status(), each.sitting() + " · " + each.contenders(), each.reason()));
    }
  }

  private void sweeps(List<Sweep> sweeps) {
    sweeps.forEach(sweep -> section(sweep.title(), Sweep.COLUMNS, sweep.rows()));
    if (!sweeps.isEmpty()) {
      line(2, Tone.FAINT, Sweep.METHOD);
    }
  }

  private void slopes(List<Slopes> slopes) {
    slopes.forEach(each -> section(each.title(), each.columns(), each.rows()));
    if (!slopes.isEmpty()) {
      line(2, Tone.FAINT, Slopes.METHOD);
    }
  }

  private void beginnings(List<Cold> beginnings) {
    beginnings.forEach(cold -> section(cold.title(), Cold.COLUMNS, cold.rows()));
    if (!beginnings.isEmpty()) {
      line(2, Tone.FAINT, Cold.METHOD);
    }
  }

  private void section(String title, List<String> columns, List<List<String>> rows) {
    out.append('\n');
    line(0, Tone.STRONG, title);
    List<Column> described = new ArrayList<>(columns.stream().map(Column::right).toList());
    described.set(0, Column.name(columns.getFirst()));
    Table table = new Table(described);
    rows.forEach(row -> table.row(row.toArray(String[]::new)));
    out.append(table.text(layout, 2));
  }

  static String better(Metric metric) {
    return metric.better() == Better.HIGHER ? "higher is better" : "lower is better";
  }

  private static Table table(Sitting sitting) {
    List<Column> columns = new ArrayList<>(List.of(Column.right("rank"), Column.name("contender"),
        Column.right(sitting.metric().id()), Column.left("95 %")));
    if (sitting.reproducible()) {
      columns.add(Column.left("95 % of sessions").orNot());
    }
    boolean ratios = sitting.rows().stream().anyMatch(row -> row.ratio().isPresent());
    if (ratios) {
      columns.add(Column.left("vs " + sitting.base().orElse("")));
      columns.add(Column.left("verdict").orNot());
    }
    sitting.secondary().forEach(metric -> columns.add(Column.right(metric.id()).orNot()));
    Table table = new Table(columns);
    sitting.rows().forEach(row -> table.row(cells(sitting, row, ratios)));
    return table;
  }

  private static List<Cell> cells(Sitting sitting, Sitting.Row row, boolean ratios) {
    Metric metric = row.primary().metric();
    List<Cell> cells = new ArrayList<>(
        List.of(Cell.of(row.rank().isEmpty() ? "!" : row.rank()), Cell.of(row.contender()),
            Cell.of(Quantity.of(row.primary().estimate().center(), metric.unit())),
            Cell.of(Quantity.spread(row.primary().estimate(), metric.unit()))));
    if (sitting.reproducible()) {
      cells.add(Cell.of(row.reproducibility()));
    }
    if (ratios) {
      cells.add(Cell.of(row.ratio().map(Quantity::ratio).orElse("")));
      cells.add(row.rank().isEmpty()
          ? new Cell("! suspect", Tone.CAUTION)
          : new Cell(row.standing().words(), row.standing().tone()));
    }
    for (Metric secondary : sitting.secondary()) {
      cells.add(Cell.of(row.secondary(secondary)
          .map(value -> Quantity.of(value.estimate().center(), secondary.unit())).orElse("")));
    }
    return cells;
  }

  private void other(Status status, String who, String reason) {
    line(2, Headline.tone(status), String.format(Locale.ROOT, "%-11s %s: %s", status, who, reason));
  }

  private void warnings() {
    Map<String, List<Headline.Seen>> byCode = Headline.warnings(report);
    if (byCode.isEmpty()) {
      return;
    }
    out.append('\n');
    line(0, Tone.STRONG, "Warnings");
    byCode.forEach((code, seen) -> {
      Headline.Seen first = seen.getFirst();
      line(2, Tone.CAUTION, "! %s %s: %s%s".formatted(code, first.cell(), first.warning().message(),
          Headline.more(seen)));
      line(7, Tone.PLAIN, "fix: " + first.warning().fix());
    });
    line(2, Tone.FAINT, "scripts/bench explain " + byCode.keySet().iterator().next() + " prints the page of a code");
  }

  private void line(int indent, Tone tone, String text) {
    String first = " ".repeat(indent);
    for (String line : Wrap.lines(PlainText.clean(text), layout.width() - indent)) {
      out.append(tone.paint(PlainText.line(first + line), layout.colour())).append('\n');
    }
  }
}
