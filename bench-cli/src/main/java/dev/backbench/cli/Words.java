package dev.backbench.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations and counts as a person says them. */
final class Words {
  private Words() {}

  /** {@code 8 s}, {@code 2 min 05 s}, {@code 3 h 20 min}; rounded up to a second. */
  static String of(Duration duration) {
    long seconds = (duration.toMillis() + 999) / 1000;
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }

  /** {@code 1 fork}, {@code 2 forks}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
