package dev.backbench.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines with their names at their right ends, drawn as SVG. A table with the same numbers stands beside it. Colours and
 * dashes come from the page's style sheet.
 */
final class LineChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 62;
  private static final int RIGHT = 170;
  private static final int TOP = 12;
  private static final int BOTTOM = 44;
  private static final int NAME = 15;
  private static final int LONGEST_NAME = 24;
  /**
   * As many as the style sheet has colours and dashes, none of them a language's; further lines repeat them, and their
   * names still tell them apart.
   */
  private static final int COLOURS = 8;

  private final String label;
  private final List<Line> lines;
  private final Scale across;
  private final Scale up;
  private final int height;

  /** A point of a line. */
  record Point(double x, double y) {}

  /**
   * A named line.
   *
   * @param name what stands at its end
   * @param points from left to right, at least one
   * @param ideal whether it is drawn as what to compare with
   */
  record Line(String name, List<Point> points, boolean ideal) {
    Line {
      points = List.copyOf(points);
    }
  }

  /** An axis and what it measures. */
  record Scale(String title, Axis axis) {}

  private LineChart(String label, List<Line> lines, Scale across, Scale up) {
    this.label = label;
    this.lines = lines;
    this.across = across;
    this.up = up;
    this.height = Math.max(HEIGHT, TOP + NAME * (lines.size() + 1) + BOTTOM);
  }

  /**
   * The SVG element.
   *
   * @param label what a screen reader says
   * @param lines at least one
   */
  static String of(String label, List<Line> lines, Scale across, Scale up) {
    return new LineChart(label, lines, across, up).draw();
  }

  private String draw() {
    Markup svg = new Markup().open("svg", "class", "lines", "role", "img", "viewBox",
        "0 0 %s %s".formatted(WIDTH, height), "aria-label", label);
    StringBuilder grid = new StringBuilder();
    svg.open("g", "class", "tick", "text-anchor", "end");
    for (Axis.Tick tick : up.axis().ticks()) {
      int y = y(tick.value());
      grid.append('M').append(LEFT).append(' ').append(y).append('H').append(WIDTH - RIGHT);
      svg.inline("text", tick.text(), "x", String.valueOf(LEFT - 6), "y", String.valueOf(y + 4));
    }
    svg.close("g").open("g", "class", "tick", "text-anchor", "middle");
    for (Axis.Tick tick : across.axis().ticks()) {
      int x = x(tick.value());
      grid.append('M').append(x).append(' ').append(TOP).append('V').append(height - BOTTOM);
      svg.inline("text", tick.text(), "x", String.valueOf(x), "y", String.valueOf(height - BOTTOM + 16));
    }
    svg.close("g").leaf("path", "class", "grid", "d", grid.toString())
        .inline("text", across.title(), "class", "axis", "x", String.valueOf(LEFT + (WIDTH - LEFT - RIGHT) / 2), "y",
            String.valueOf(height - 6), "text-anchor", "middle");
    List<String> kinds = kinds();
    for (int i = 0; i < lines.size(); i++) {
      line(svg, lines.get(i), kinds.get(i));
    }
    names(svg, kinds);
    return svg.close("svg").line().toString();
  }

  private List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    int colour = 0;
    for (Line line : lines) {
      kinds.add(line.ideal() ? "ideal" : "s" + colour++ % COLOURS);
    }
    return kinds;
  }

  private void line(Markup svg, Line line, String kind) {
    List<String> places = line.points().stream().map(point -> x(point.x()) + " " + y(point.y())).toList();
    svg.leaf("path", "class", "line " + kind, "d", "M" + String.join("L", places));
    if (!line.ideal()) {
      svg.leaf("path", "class", "points " + kind, "d",
          places.stream().map(place -> "M" + place + "z").collect(Collectors.joining()));
    }
  }

  /** Each beside the end of its line, pushed down as far as the one above needs. */
  private void names(Markup svg, List<String> kinds) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> y(lines.get(i).points().getLast().y())));
    double[] places = new double[order.size()];
    double free = TOP;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(free, y(lines.get(order.get(i)).points().getLast().y()));
      free = places[i] + NAME;
    }
    double limit = height - BOTTOM + NAME;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit);
      limit = places[i] - NAME;
    }
    for (int i = 0; i < places.length; i++) {
      Line line = lines.get(order.get(i));
      String kind = kinds.get(order.get(i));
      svg.inline("text", cut(line.name()), "class", "name " + kind, "x", String.valueOf(WIDTH - RIGHT + 10), "y",
          String.valueOf(Math.round(places[i] + 4)));
    }
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private int x(double value) {
    return (int) Math.round(LEFT + (WIDTH - RIGHT - LEFT) * across.axis().share(value));
  }

  private int y(double value) {
    return (int) Math.round(height - BOTTOM - (height - BOTTOM - TOP) * up.axis().share(value));
  }
}
