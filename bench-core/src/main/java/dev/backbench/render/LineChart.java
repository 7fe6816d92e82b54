package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over a logarithmic axis from left to right and a linear one from 0 upwards, drawn as SVG, with the names of the
 * lines on the right. A table with the same numbers stands beside it. Colours come from the page's style sheet.
 */
final class LineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 52;
  private static final int RIGHT = 190;
  private static final int TOP = 10;
  private static final int BOTTOM = 28;
  private static final int LEGEND = 18;
  /** As many as the style sheet has colours; further lines repeat them, and their names still tell them apart. */
  private static final int COLOURS = 8;

  private final String label;
  private final List<Line> lines;
  private final List<Tick> ticks;
  private final double least;
  private final double most;
  private final double top;

  /**
   * A point of a line.
   *
   * @param x positive
   * @param y not negative
   */
  record Point(double x, double y) {}

  /**
   * A named line.
   *
   * @param name what the legend calls it
   * @param points from left to right, at least one
   * @param ideal whether it is drawn as what to compare with
   */
  record Line(String name, List<Point> points, boolean ideal) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** A place on the axis from left to right, with its text. */
  record Tick(double x, String text) {}

  private LineChart(String label, List<Line> lines, List<Tick> ticks) {
    this.label = label;
    this.lines = lines;
    this.ticks = ticks;
    least = points().stream().mapToDouble(Point::x).min().orElseThrow();
    most = Math.max(least * 1.01, points().stream().mapToDouble(Point::x).max().orElseThrow());
    top = Math.max(1, points().stream().mapToDouble(Point::y).max().orElseThrow()) * 1.05;
  }

  /**
   * The SVG element.
   *
   * @param label what a screen reader says
   * @param lines at least one
   * @param ticks within the lines' range
   */
  static String of(String label, List<Line> lines, List<Tick> ticks) {
    return new LineChart(label, lines, ticks).draw();
  }

  private List<Point> points() {
    return lines.stream().flatMap(line -> line.points().stream()).toList();
  }

  private String draw() {
    int height = Math.max(HEIGHT, TOP + LEGEND * lines.size() + BOTTOM);
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">", WIDTH, height, HtmlText.escape(label)));
    for (double value : values()) {
      grid(out, LEFT, y(value), WIDTH - RIGHT, y(value));
      text(out, "tick", "end", LEFT - 6, y(value) + 4, Quantity.digits(value));
    }
    for (Tick tick : ticks) {
      grid(out, x(tick.x()), TOP, x(tick.x()), HEIGHT - BOTTOM);
      text(out, "tick", "middle", x(tick.x()), HEIGHT - BOTTOM + 16, tick.text());
    }
    int colour = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String kind = line.ideal() ? "ideal" : "s" + colour++ % COLOURS;
      line(out, line, kind);
      int at = TOP + LEGEND * i + LEGEND / 2;
      out.append(String.format(Locale.ROOT, "<line class=\"line %s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", kind,
          WIDTH - RIGHT + 12, at, WIDTH - RIGHT + 32, at));
      text(out, "name", "start", WIDTH - RIGHT + 38, at + 4, line.name());
    }
    return out.append("</svg>").toString();
  }

  private void line(StringBuilder out, Line line, String kind) {
    StringBuilder path = new StringBuilder();
    for (Point point : line.points()) {
      path.append(String.format(Locale.ROOT, "%s%.1f,%.1f", path.isEmpty() ? "" : " ", x(point.x()), y(point.y())));
    }
    out.append("<polyline class=\"line ").append(kind).append("\" points=\"").append(path).append("\"/>");
    if (!line.ideal()) {
      line.points().forEach(point -> out.append(String.format(Locale.ROOT,
          "<circle class=\"line %s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", kind, x(point.x()), y(point.y()))));
    }
  }

  private static void grid(StringBuilder out, double x1, double y1, double x2, double y2) {
    out.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1,
        y1, x2, y2));
  }

  private static void text(StringBuilder out, String kind, String anchor, double x, double y, String text) {
    out.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", kind,
        x, y, anchor, HtmlText.escape(text)));
  }

  private double x(double value) {
    return LEFT + (WIDTH - RIGHT - LEFT) * Math.log(value / least) / Math.log(most / least);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top;
  }

  private List<Double> values() {
    double rough = top / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power <= 2 ? 2 * power : rough / power <= 5 ? 5 * power : 10 * power;
    List<Double> values = new ArrayList<>();
    for (int i = 0; i * step <= top; i++) {
      values.add(i * step);
    }
    return values;
  }
}
