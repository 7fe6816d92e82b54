package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A table of a page. The page's script lets a reader sort by the values behind the texts. */
final class HtmlTable {
  /** How the kinds of a ranking's columns begin. */
  static final String RANKED = "r-";

  private static final String NUMBER = "num";

  private final List<Column> columns;
  private final StringBuilder rows = new StringBuilder();
  /** Whether all columns but the first are numbers, which one class of the table says. */
  private final boolean numbers;

  /** With those columns. */
  HtmlTable(List<Column> columns) {
    this.columns = List.copyOf(columns);
    this.numbers = columns.stream().skip(1).allMatch(column -> column.kind().equals(NUMBER));
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param kind its class in the style sheet; {@code num} for numbers
   * @param markup more of its heading, ours
   */
  record Column(String title, String kind, String markup) {
    /** Of a table whose style sheet knows the columns by their places, which saves a class for every cell. */
    boolean styledByPlace() {
      return kind.startsWith(RANKED);
    }

    static Column text(String title) {
      return new Column(title, "", "");
    }

    static Column number(String title) {
      return new Column(title, NUMBER, "");
    }
  }

  /**
   * A cell.
   *
   * @param markup its content
   * @param value what to sort by; the text where there is none
   */
  record Cell(String markup, OptionalDouble value) {
    static Cell of(String text) {
      return new Cell(HtmlText.escape(text), OptionalDouble.empty());
    }

    static Cell of(String text, double value) {
      return new Cell(HtmlText.escape(text),
          Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
    }

    static Cell markup(Markup markup) {
      return new Cell(markup.toString(), OptionalDouble.empty());
    }
  }

  /** A table of numbers beside names. */
  static String of(List<String> titles, List<List<String>> rows) {
    List<Column> columns = new ArrayList<>(titles.stream().map(Column::number).toList());
    columns.set(0, Column.text(titles.getFirst()));
    return of(new HtmlTable(columns), rows);
  }

  /** A table of words. */
  static String words(List<String> titles, List<List<String>> rows) {
    return of(new HtmlTable(titles.stream().map(Column::text).toList()), rows);
  }

  private static String of(HtmlTable table, List<List<String>> rows) {
    rows.forEach(row -> table.row(row.stream().map(Cell::of).toList()));
    return table.toString();
  }

  /** Adds a row; the attributes are those of {@link Markup#open}. End tags are left out, as HTML allows: a page has many. */
  HtmlTable row(List<Cell> cells, String... attributes) {
    Markup row = new Markup().open("tr", attributes);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      List<String> more = new ArrayList<>();
      if (!columns.get(i).kind().isEmpty() && !columns.get(i).styledByPlace() && !numbers) {
        more.addAll(List.of("class", columns.get(i).kind()));
      }
      cell.value().ifPresent(value -> more.addAll(List.of("data-v", Significant.text(value))));
      row.open("td", more.toArray(String[]::new)).add(cell.markup());
    }
    rows.append(row.line());
    return this;
  }

  @Override
  public String toString() {
    return text();
  }

  /** The table's markup; the attributes are those of {@link Markup#open}. */
  String text(String... attributes) {
    Markup table = new Markup().open("div", "class", "wide" + (numbers ? " numbers" : "")).open("table", attributes)
        .line()
        .open("thead").open("tr");
    for (Column column : columns) {
      String[] kind = column.kind().isEmpty() || numbers ? new String[0] : new String[]{"class", column.kind()};
      table.open("th", kind).text(column.title()).add(column.markup()).close("th");
    }
    return table.close("tr").close("thead").line().open("tbody").line().add(rows.toString()).close("tbody")
        .close("table").close("div").line().toString();
  }
}
