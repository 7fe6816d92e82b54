package dev.backbench.render;

import dev.backbench.stats.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * Numbers as a person reads them: three significant digits and a prefix ({@code 1.23 M op/s}, {@code 12.3 ms},
 * {@code 45.6 MiB}), the same in every locale.
 */
public final class Quantity {
  /** Beyond this relative half-width a percentage says too little, and the bounds themselves are shown. */
  private static final double PERCENT_LIMIT = 0.10;

  private static final List<Step> DECIMAL = List.of(new Step("", 1), new Step("k", 1e3), new Step("M", 1e6),
      new Step("G", 1e9), new Step("T", 1e12));
  private static final List<Step> TIME = List.of(new Step("ns", 1), new Step("µs", 1e3), new Step("ms", 1e6),
      new Step("s", 1e9));
  private static final List<Step> BYTES = List.of(new Step("B", 1), new Step("KiB", 0x1p10), new Step("MiB", 0x1p20),
      new Step("GiB", 0x1p30), new Step("TiB", 0x1p40));
  private static final List<Step> PLAIN = List.of(new Step("", 1));

  private Quantity() {}

  private record Step(String symbol, double size) {}

  /**
   * The value with its unit.
   *
   * @param unit a metric's: {@code op/s}, {@code ns}, {@code ns/op}, {@code B}, {@code B/op}, {@code 1}, or any other
   */
  public static String of(double value, String unit) {
    String rest = rest(unit);
    return scaled(value, unit) + (rest.isEmpty() || rest.startsWith("/") ? rest : " " + rest);
  }

  /**
   * How far the estimate may be off: {@code ± 2.1 %}, the bounds when it is wide, {@code ± ∞} when nothing bounds it.
   */
  public static String spread(Estimate estimate, String unit) {
    if (!bounded(estimate)) {
      return "± ∞";
    }
    double half = relativeHalfWidth(estimate);
    return half <= PERCENT_LIMIT
        ? "± " + percent(half)
        : "[" + scaled(estimate.lower(), unit) + ", " + scaled(estimate.upper(), unit) + "]";
  }

  /** A ratio and its bounds: {@code 0.834× [0.811, 0.861]}; {@code ~} in front when 1 lies within. */
  public static String ratio(Estimate ratio) {
    if (!bounded(ratio)) {
      return digits(ratio.center()) + "× [?]";
    }
    String bounds = " [" + digits(ratio.lower()) + ", " + digits(ratio.upper()) + "]";
    return (holdsOne(ratio) ? "~" : digits(ratio.center()) + "×") + bounds;
  }

  /** A share of 0 to 1 as {@code 2.1 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** Three significant digits without a unit; never grouped, {@code .} before the fraction. */
  public static String digits(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (Double.isNaN(value)) {
      return "?";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = rounded(value);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -6 || exponent > 8
        ? String.format(Locale.ROOT, "%.2e", value)
        : rounded.setScale(Math.max(0, 2 - exponent), RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The larger of the two distances from the center to the bounds, relative to the center. */
  static double relativeHalfWidth(Estimate estimate) {
    double center = Math.abs(estimate.center());
    return Math.max(estimate.upper() - estimate.center(), estimate.center() - estimate.lower()) / center;
  }

  /** Whether both sides say something: a lower bound of 0 on a positive quantity does not, one below 0 of a difference does. */
  static boolean bounded(Estimate estimate) {
    return estimate.bounded() && (estimate.lower() != 0 || estimate.center() <= 0);
  }

  static boolean holdsOne(Estimate ratio) {
    return ratio.lower() <= 1 && 1 <= ratio.upper();
  }

  private static String scaled(double value, String unit) {
    List<Step> steps = steps(unit);
    Step step = steps.getFirst();
    if (Double.isFinite(value) && value != 0) {
      // By the rounded value, so that 999.96 reads 1.00 k and not 1000.
      double rounded = Math.abs(rounded(value).doubleValue());
      for (Step larger : steps) {
        step = rounded >= larger.size() ? larger : step;
      }
    }
    String digits = digits(value / step.size());
    return step.symbol().isEmpty() ? digits : digits + " " + step.symbol();
  }

  private static List<Step> steps(String unit) {
    return switch (unit) {
      case "ns", "ns/op" -> TIME;
      case "B", "B/op" -> BYTES;
      case "1" -> PLAIN;
      default -> DECIMAL;
    };
  }

  private static String rest(String unit) {
    return switch (unit) {
      case "ns", "B", "1" -> "";
      case "ns/op", "B/op" -> "/op";
      default -> PlainText.clean(unit);
    };
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
  }
}
