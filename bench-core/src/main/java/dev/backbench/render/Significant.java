package dev.backbench.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for a page's script: five significant digits tell apart what three on the screen do not. */
final class Significant {
  private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

  private Significant() {}

  /** Rounded; as it is when not finite. */
  static double of(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : value;
  }

  /** The shortest spelling that JavaScript and JSON read. */
  static String text(double value) {
    double rounded = of(value);
    return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9
        ? String.valueOf((long) rounded)
        : String.valueOf(rounded);
  }
}
