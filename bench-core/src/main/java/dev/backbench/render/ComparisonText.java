package dev.backbench.render;

import dev.backbench.render.Comparison.Change;
import dev.backbench.render.Comparison.Difference;
import dev.backbench.render.Table.Cell;
import dev.backbench.render.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal. */
public final class ComparisonText {
  private ComparisonText() {}

  /** What differs around the numbers, then one row per cell. */
  public static String of(Comparison comparison, Layout layout) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < comparison.runs().size(); i++) {
      out.append(letter(i)).append(" = ").append(PlainText.clean(comparison.runs().get(i))).append('\n');
    }
    out.append('\n');
    if (!comparison.refusals().isEmpty()) {
      out.append(Tone.BAD.paint("NOT COMPARABLE: values are shown, nothing is said of their differences",
          layout.colour())).append('\n');
      differences(out, comparison, comparison.refusals(), layout);
    }
    if (!comparison.notes().isEmpty()) {
      out.append("Also different, and perhaps the cause of what you see:\n");
      differences(out, comparison, comparison.notes(), layout);
    }
    out.append(table(comparison).text(layout, 0));
    if (comparison.refusals().isEmpty()) {
      Wrap.lines("Runs of two sittings: a difference is a suspicion, not a verdict. One in twenty intervals misses by"
          + " chance alone.", layout.width()).forEach(line -> out.append(line).append('\n'));
    }
    return out.toString();
  }

  private static void differences(StringBuilder out, Comparison comparison, List<Difference> differences,
      Layout layout) {
    List<Column> columns = new ArrayList<>(List.of(Column.left("field")));
    for (int i = 0; i < comparison.runs().size(); i++) {
      columns.add(Column.left(letter(i)));
    }
    Table table = new Table(columns);
    for (Difference difference : differences) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(difference.field())));
      difference.values().forEach(value -> cells.add(Cell.of(value)));
      table.row(cells);
    }
    out.append(table.text(layout, 2)).append('\n');
  }

  private static Table table(Comparison comparison) {
    List<Column> columns = new ArrayList<>(List.of(Column.name("cell"), Column.left("metric").orNot()));
    for (int i = 0; i < comparison.runs().size(); i++) {
      columns.add(Column.right(letter(i)));
      columns.add(Column.left(letter(i) + " 95 %").orNot());
      if (i > 0) {
        columns.add(Column.left(letter(i) + "/A"));
        columns.add(Column.left("verdict"));
      }
    }
    Table table = new Table(columns);
    comparison.rows().forEach(row -> table.row(cells(row)));
    return table;
  }

  /** A, B, ... Z, then 27, 28: nobody reads that far. */
  static String letter(int index) {
    return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
  }

  private static List<Cell> cells(Comparison.Row row) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.cell()), Cell.of(row.metric().id())));
    for (int i = 0; i < row.values().size(); i++) {
      String status = row.statuses().get(i);
      cells.add(Cell.of(row.values().get(i)
          .map(value -> Quantity.of(value.estimate().center(), value.metric().unit())).orElse(status)));
      cells.add(Cell.of(row.values().get(i)
          .map(value -> Quantity.spread(value.estimate(), value.metric().unit())).orElse("")));
      if (i > 0) {
        Change change = row.changes().get(i - 1);
        cells.add(Cell.of(change.ratio().map(Quantity::ratio).orElse("")));
        cells.add(change.reason().isEmpty()
            ? new Cell(change.standing().words(), change.standing().tone())
            : new Cell("- " + change.reason(), Tone.CAUTION));
      }
    }
    return cells;
  }
}
