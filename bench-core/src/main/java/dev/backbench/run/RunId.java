package dev.backbench.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names of runs: {@code yyyyMMdd-HHmmss-xxxx}, UTC, sorted by time. */
public final class RunId {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
      .withZone(ZoneOffset.UTC);
  private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9a-f]{4}");

  private RunId() {}

  /** A new name; the random part keeps two runs of one second apart. */
  public static String create(Instant now, RandomGenerator random) {
    return TIME.format(now) + "-" + "%04x".formatted(random.nextInt(1 << 16));
  }

  /** Whether a text is such a name; anything else must not become a path. */
  public static boolean valid(String text) {
    return ID.matcher(text).matches();
  }
}
