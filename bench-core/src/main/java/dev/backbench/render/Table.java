package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligned columns. On a narrow screen optional columns go, last first, and are named below; then the widest
 * column of names is cut.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 16;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /** With those columns. */
  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param title its heading
   * @param right whether its cells are aligned right: numbers
   * @param optional whether a narrow screen may do without it
   * @param cuttable whether a narrow screen may show the start of its cells only
   */
  public record Column(String title, boolean right, boolean optional, boolean cuttable) {
    /** Names; the start of one says something. */
    public static Column name(String title) {
      return new Column(title, false, false, true);
    }

    /** Text of which a part would mislead. */
    public static Column left(String title) {
      return new Column(title, false, false, false);
    }

    /** Numbers. */
    public static Column right(String title) {
      return new Column(title, true, false, false);
    }

    /** The same column, where a narrow screen does without. */
    public Column orNot() {
      return new Column(title, right, true, cuttable);
    }
  }

  /**
   * A cell.
   *
   * @param text cleaned here
   * @param tone how it is meant
   */
  public record Cell(String text, Tone tone) {
    /** Cleans the text. */
    public Cell {
      text = PlainText.clean(text);
    }

    /** Without a tone. */
    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException for another number of cells than columns
   */
  public void row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "table: expected %s cells, got %s: %s".formatted(columns.size(), cells.size(), cells));
    }
    rows.add(List.copyOf(cells));
  }

  /** Adds a row without tones. */
  public void row(String... cells) {
    row(java.util.Arrays.stream(cells).map(Cell::of).toList());
  }

  /** Heading and rows, each line indented by that many spaces and ended by a line feed. */
  public String text(Layout layout, int indent) {
    int[] widths = widths();
    List<Integer> shown = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      shown.add(i);
    }
    for (int i = columns.size() - 1; i >= 0 && total(widths, shown) + indent > layout.width(); i--) {
      if (columns.get(i).optional()) {
        int place = i;
        shown.removeIf(each -> each == place);
        dropped.addFirst(i);
      }
    }
    narrow(widths, shown, layout.width() - indent);
    StringBuilder out = new StringBuilder();
    line(out, columns.stream().map(column -> new Cell(column.title(), Tone.FAINT)).toList(), widths, shown, layout,
        indent);
    rows.forEach(row -> line(out, row, widths, shown, layout, indent));
    if (!dropped.isEmpty()) {
      out.repeat(' ', indent).append("not shown at this width: ")
          .append(String.join(", ", dropped.stream().map(i -> columns.get(i).title()).toList())).append('\n');
    }
    return out.toString();
  }

  private int[] widths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(columns.get(i).title());
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], length(row.get(i).text()));
      }
    }
    return widths;
  }

  private static int total(int[] widths, List<Integer> shown) {
    return shown.stream().mapToInt(i -> widths[i]).sum() + GAP.length() * Math.max(0, shown.size() - 1);
  }

  private void narrow(int[] widths, List<Integer> shown, int room) {
    int widest = shown.stream().filter(i -> columns.get(i).cuttable())
        .max(java.util.Comparator.comparingInt(i -> widths[i])).orElse(-1);
    int excess = total(widths, shown) - room;
    if (widest >= 0 && excess > 0) {
      widths[widest] = Math.max(Math.min(LEAST, widths[widest]), widths[widest] - excess);
    }
  }

  private void line(StringBuilder out, List<Cell> cells, int[] widths, List<Integer> shown, Layout layout,
      int indent) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (int place = 0; place < shown.size(); place++) {
      int i = shown.get(place);
      Cell cell = cells.get(i);
      String text = cut(cell.text(), widths[i]);
      String padding = " ".repeat(widths[i] - length(text));
      String painted = cell.tone().paint(text, layout.colour());
      line.append(place == 0 ? "" : GAP).append(columns.get(i).right() ? padding + painted : painted + padding);
    }
    out.append(PlainText.line(line.toString().stripTrailing())).append('\n');
  }

  private static String cut(String text, int width) {
    return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
