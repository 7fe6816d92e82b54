package dev.backbench.unit;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one grammar of thresholds: {@code 5%}, {@code 2.5 %}. The sign is asked for, because 5 and 0.05 are easily confused. */
public final class Percents {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,3})?) ?%");

  private Percents() {}

  /**
   * Parses a number below 100 and its sign.
   *
   * @return the share, in [0, 1)
   * @throws IllegalArgumentException for anything else
   */
  public static double parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("percentage: expected a number below 100 and %, got \"" + text + "\"");
    }
    return Double.parseDouble(matcher.group(1)) / 100;
  }

  /** A share as people read it, with one digit after the point. */
  public static String of(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
