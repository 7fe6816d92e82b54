package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Estimates as dots with their intervals as bars, drawn as SVG. A table with the same numbers stands beside it, so the
 * picture is never the only source. Colours come from the page's style sheet.
 */
final class IntervalChart {
  private static final int WIDTH = 720;
  private static final int LABEL = 190;
  private static final int ROW = 26;
  private static final int TOP = 8;
  private static final int AXIS = 26;
  private static final int RIGHT = 56;
  /** Beyond this spread a linear axis would press the small ones into one dot. */
  private static final double LOG_FROM = 8;

  private final double low;
  private final double high;
  private final boolean logarithmic;

  private IntervalChart(double low, double high, boolean logarithmic) {
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
  }

  /** The SVG element of a sitting's rows; at least one row. */
  static String of(Sitting sitting) {
    double least = sitting.rows().stream().mapToDouble(IntervalChart::lower).min().orElseThrow();
    double most = sitting.rows().stream().mapToDouble(IntervalChart::upper).max().orElseThrow();
    boolean logarithmic = most / least >= LOG_FROM;
    IntervalChart chart = logarithmic
        ? new IntervalChart(Math.pow(10, Math.floor(Math.log10(least))), Math.pow(10, Math.ceil(Math.log10(most))),
            true)
        : new IntervalChart(0, most * 1.05, false);
    return chart.draw(sitting);
  }

  private static double lower(Sitting.Row row) {
    var estimate = row.primary().estimate();
    return Quantity.bounded(estimate) ? estimate.lower() : estimate.center();
  }

  private static double upper(Sitting.Row row) {
    var estimate = row.primary().estimate();
    return Quantity.bounded(estimate) ? estimate.upper() : estimate.center();
  }

  private String draw(Sitting sitting) {
    int bottom = TOP + ROW * sitting.rows().size();
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "<svg role=\"img\" viewBox=\"0 0 %d %d\" aria-label=\"%s\">", WIDTH, bottom + AXIS,
            HtmlText.escape("%s of %s; the table below has the same numbers".formatted(sitting.metric().id(),
                sitting.id()))));
    for (double tick : ticks()) {
      String text = HtmlText.escape(Quantity.of(tick, sitting.metric().unit()));
      out.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
          x(tick), TOP, x(tick),
          bottom));
      out.append(String.format(Locale.ROOT, "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x(tick),
          bottom + 16, text));
    }
    for (int i = 0; i < sitting.rows().size(); i++) {
      row(out, sitting.rows().get(i), TOP + ROW * i + ROW / 2);
    }
    return out.append("</svg>").toString();
  }

  private void row(StringBuilder out, Sitting.Row row, int y) {
    String kind = row.rank().isEmpty() ? "suspect" : "ok";
    out.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", LABEL - 12, y + 4,
        HtmlText.escape(cut(row.contender()))));
    out.append(String.format(Locale.ROOT, "<line class=\"bar %s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>", kind,
        x(lower(row)), y,
        x(upper(row)), y));
    out.append(String.format(Locale.ROOT, "<circle class=\"dot %s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>", kind,
        x(row.primary().estimate().center()), y));
  }

  private static String cut(String label) {
    return label.length() <= 26 ? label : label.substring(0, 25) + "…";
  }

  private double x(double value) {
    double share = logarithmic
        ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
    return LABEL + share * (WIDTH - LABEL - RIGHT);
  }

  private List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      for (double tick = low; tick <= high * 1.0001; tick *= 10) {
        ticks.add(tick);
      }
      return ticks;
    }
    double rough = high / 5;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power <= 2 ? 2 * power : rough / power <= 5 ? 5 * power : 10 * power;
    for (int i = 0; i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
