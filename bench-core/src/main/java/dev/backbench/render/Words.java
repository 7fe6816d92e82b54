package dev.backbench.render;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import dev.backbench.unit.Metric;
import java.util.Locale;

/** A paired ratio as a sentence that claims no more than its interval does. */
final class Words {
  /** From here on a reader thinks in multiples and not in percents. */
  private static final double MULTIPLE = 2;

  private Words() {}

  /**
   * Two contenders' standing: {@code java did 14.9 % more operations per second than go (95 %: 9.2 % to 20.9 %)}.
   *
   * @param ratio of the first one's metric to the second one's
   */
  static String of(String first, String second, Metric metric, Estimate ratio) {
    if (!Quantity.bounded(ratio)) {
      return "%s and %s cannot be told apart: too few forks for an interval".formatted(first, second);
    }
    if (Quantity.holdsOne(ratio)) {
      return "no difference was found between %s and %s; if there is one, it is below %s".formatted(first, second,
          difference(Math.max(ratio.upper(), 1 / ratio.lower())));
    }
    return ratio.center() > 1
        ? larger(first, second, metric, ratio)
        : larger(second, first, metric, new Estimate(1 / ratio.center(), 1 / ratio.upper(), 1 / ratio.lower()));
  }

  /** A number of things: {@code 1 cell}, {@code 2 cells}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A factor above 1 as the difference it is: {@code 14.9 %} or {@code a factor of 3.2}. */
  private static String difference(double factor) {
    return factor < MULTIPLE ? percent(factor) : "a factor of " + Quantity.digits(factor);
  }

  private static String larger(String large, String small, Metric metric, Estimate ratio) {
    boolean multiple = ratio.lower() >= MULTIPLE;
    String amount = multiple ? Quantity.digits(ratio.center()) + " times" : percent(ratio.center());
    String bounds = multiple
        ? "%s to %s".formatted(Quantity.digits(ratio.lower()), Quantity.digits(ratio.upper()))
        : "%s to %s".formatted(percent(ratio.lower()), percent(ratio.upper()));
    return sentence(large, small, metric, amount, multiple) + " (95 %: " + bounds + ")";
  }

  private static String sentence(String large, String small, Metric metric, String amount, boolean multiple) {
    if (metric.equals(Metric.THROUGHPUT)) {
      return multiple
          ? "%s did %s as many operations per second as %s".formatted(large, amount, small)
          : "%s did %s more operations per second than %s".formatted(large, amount, small);
    }
    if (metric.unit().equals("ns") && metric.better() == Better.LOWER) {
      return multiple
          ? "%s of %s was %s as long as %s's".formatted(metric.id(), large, amount, small)
          : "%s of %s was %s longer than %s's".formatted(metric.id(), large, amount, small);
    }
    return multiple
        ? "%s's %s was %s %s's".formatted(large, metric.id(), amount, small)
        : "%s's %s was %s above %s's".formatted(large, metric.id(), amount, small);
  }

  private static String percent(double factor) {
    return String.format(Locale.ROOT, factor < 1.1 ? "%.1f %%" : "%.0f %%", 100 * (factor - 1));
  }
}
