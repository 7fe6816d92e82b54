package dev.backbench.render;

import dev.backbench.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Estimates as dots with their intervals as bars, one beside each row of a table, on one axis in the table's head: the
 * table is the picture's twin. Each is an SVG of a thousand units that is stretched to its column; texts are placed by
 * percentages, so that they are not stretched along.
 */
final class Forest {
  private static final int WIDTH = 1000;

  private final Axis linear;
  private final Axis logarithmic;
  private final Axis shown;

  private Forest(Axis linear, Axis logarithmic, boolean log) {
    this.linear = linear;
    this.logarithmic = logarithmic;
    this.shown = log ? logarithmic : linear;
  }

  /**
   * With an axis for these estimates, of which the page's script can change the scale.
   *
   * @param text spells a value
   */
  static Forest of(List<Estimate> estimates, DoubleFunction<String> text) {
    double least = estimates.stream().mapToDouble(Forest::lower).min().orElse(1);
    double most = estimates.stream().mapToDouble(Forest::upper).max().orElse(1);
    double positive = estimates.stream().mapToDouble(Forest::lower).filter(value -> value > 0).min().orElse(most);
    return new Forest(Axis.linear(least, most, text), Axis.logarithmic(positive, most, text),
        least > 0 && most / least >= Axis.LOG_FROM);
  }

  /** With a logarithmic axis that holds 1, for ratios. */
  static Forest ofRatios(List<Estimate> ratios, DoubleFunction<String> text) {
    double least = ratios.stream().mapToDouble(Forest::lower).filter(value -> value > 0).min().orElse(1);
    double most = ratios.stream().mapToDouble(Forest::upper).max().orElse(1);
    return new Forest(Axis.linear(0, Math.max(1, most), text),
        Axis.logarithmic(Math.min(1, least), Math.max(1, most), text), true);
  }

  boolean isLogarithmic() {
    return shown.logarithmic();
  }

  /** The table's attributes: its class, and both scales for the page's script as {@code low high|tick text|tick text}. */
  String[] attributes(String kind) {
    return new String[]{"class", kind, "data-linear", told(linear), "data-log", told(logarithmic)};
  }

  private static String told(Axis axis) {
    return axis.ticks().stream().map(tick -> "|" + Significant.text(tick.value()) + " " + tick.text().replace('|', '¦'))
        .collect(Collectors.joining("", Significant.text(axis.low()) + " " + Significant.text(axis.high()), ""));
  }

  /** The axis, for the column's head. */
  String head() {
    Markup svg = new Markup().open("svg", "class", "ticks", "aria-hidden", "true");
    for (Axis.Tick tick : shown.ticks()) {
      double share = shown.share(tick.value());
      svg.inline("text", tick.text().replace('|', '¦'), "x", percent(share), "y", "11", "text-anchor", anchor(share));
    }
    return svg.close("svg").toString();
  }

  /** An estimate's picture, for its row. */
  String row(Estimate estimate, String kind) {
    String grid = shown.ticks().stream().map(tick -> "M" + x(tick.value()) + " 0v24").collect(Collectors.joining());
    int center = x(estimate.center());
    String bar = "M" + x(lower(estimate)) + " 12H" + x(upper(estimate));
    return new Markup()
        .open("svg", "class", "forest " + kind, "viewBox", "0 0 1000 24", "preserveAspectRatio", "none", "aria-hidden",
            "true", "data-e",
            String.join(" ", Significant.text(estimate.center()), Significant.text(lower(estimate)),
                Significant.text(upper(estimate))))
        .leaf("path", "class", "grid", "d", grid).leaf("path", "class", "bar", "d", bar)
        .leaf("path", "class", "dot", "d", "M" + center + " 12h0").close("svg").toString();
  }

  private int x(double value) {
    return (int) Math.round(WIDTH * shown.share(value));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** Texts near an end stay inside. */
  private static String anchor(double share) {
    return share < 0.06 ? "start" : share > 0.94 ? "end" : "middle";
  }

  private static double lower(Estimate estimate) {
    return Quantity.bounded(estimate) ? estimate.lower() : estimate.center();
  }

  private static double upper(Estimate estimate) {
    return Quantity.bounded(estimate) ? estimate.upper() : estimate.center();
  }
}
