package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Where values lie between the two ends of a picture.
 *
 * @param low the value at its start; positive on a logarithmic axis
 * @param high the value at its end, above {@code low}
 * @param logarithmic whether equal distances are equal ratios
 * @param ticks places with their texts, rising
 */
record Axis(double low, double high, boolean logarithmic, List<Tick> ticks) {
  /** Beyond this spread a linear axis would press the small ones into one dot. */
  static final double LOG_FROM = 8;
  private static final int MOST_TICKS = 5;
  private static final double LEAST = 1e-290;
  private static final double MOST = 1e290;
  private static final double[] STEPS = {1, 2, 5};

  Axis {
    ticks = List.copyOf(ticks);
  }

  /** A place on an axis with its text. */
  record Tick(double value, String text) {}

  /**
   * From 0, or the least value when that is negative, to a little beyond the largest, or to 0 when that is negative too.
   *
   * @param text spells a tick's value
   */
  static Axis linear(double least, double most, DoubleFunction<String> text) {
    double low = finite(least, -MOST, 0);
    // Room at the top, and never less than a number of ticks can share.
    double high = finite(most + (most - low) * 0.05, 0, MOST);
    high = high - low < LEAST ? low + 1 : high;
    double rough = (high - low) / MOST_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / power <= 2 ? 2 * power : rough / power <= 5 ? 5 * power : 10 * power;
    List<Tick> ticks = new ArrayList<>();
    for (int i = (int) Math.ceil(low / step); i * step <= high && ticks.size() < 2 * MOST_TICKS; i++) {
      ticks.add(new Tick(i * step, text.apply(i * step)));
    }
    return new Axis(low, high, false, ticks);
  }

  /**
   * Between the nearest of 1, 2 and 5 times a power of ten on both sides.
   *
   * @param least positive
   * @param text spells a tick's value
   */
  static Axis logarithmic(double least, double most, DoubleFunction<String> text) {
    double from = finite(least, LEAST, MOST);
    double to = finite(most, from, MOST);
    List<Double> steps = steps(from, to);
    int decades = (int) Math.round(Math.log10(steps.getLast()) - Math.log10(steps.getFirst()));
    int every = Math.max(1, (decades + MOST_TICKS - 1) / MOST_TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      double step = steps.get(i);
      double exponent = Math.rint(Math.log10(step));
      boolean decade = Math.abs(step / Math.pow(10, exponent) - 1) < 1e-9;
      // The texts of five would touch: their distances are uneven, and those at the ends lie inside.
      boolean shown = steps.size() > MOST_TICKS
          ? decade && (long) exponent % every == 0
          : steps.size() < MOST_TICKS || i % 2 == 0;
      if (shown) {
        ticks.add(new Tick(step, text.apply(step)));
      }
    }
    return new Axis(steps.getFirst(), steps.getLast(), true, ticks);
  }

  /** Logarithmic where values differ by more than a factor of eight, linear otherwise. */
  static Axis fitting(double least, double most, DoubleFunction<String> text) {
    return least > 0 && most / least >= LOG_FROM ? logarithmic(least, most, text) : linear(least, most, text);
  }

  /** From 0 at the start to 1 at the end; values beyond an end are at it. */
  double share(double value) {
    double share = logarithmic
        ? (Math.log(Math.max(value, LEAST)) - Math.log(low)) / (Math.log(high) - Math.log(low))
        : (value - low) / (high - low);
    return Math.clamp(Double.isNaN(share) ? 0 : share, 0, 1);
  }

  private static double finite(double value, double least, double most) {
    return Double.isNaN(value) ? least : Math.clamp(value, least, most);
  }

  private static List<Double> steps(double least, double most) {
    List<Double> steps = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(least)) - 1;; exponent++) {
      for (double step : STEPS) {
        double value = step * Math.pow(10, exponent);
        if (value <= least * 1.000001) {
          steps.clear();
        }
        steps.add(value);
        if (value >= most / 1.000001 && steps.size() > 1) {
          return steps;
        }
      }
    }
  }
}
