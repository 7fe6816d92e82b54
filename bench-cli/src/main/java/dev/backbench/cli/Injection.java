package dev.backbench.cli;

import static java.util.Objects.requireNonNull;

import dev.backbench.unit.Percents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Real work that makes a candidate slower.
 *
 * @param kind of {@link #KINDS}
 * @param slowdown the share of throughput to be lost, in (0, 1)
 */
record Injection(String kind, double slowdown) {
  /** Steps of a loop, an object that escapes, a read of a volatile field, a call that is not inlined. */
  static final List<String> KINDS = List.of("loop", "allocation", "volatile-read", "call");

  private static final String FILE = "injection.properties";

  Injection {
    requireNonNull(kind, "kind");
    if (!KINDS.contains(kind) || !(slowdown > 0 && slowdown < 1)) {
      throw new IllegalArgumentException(
          "expected one of %s and a share in (0, 1), got %s and %s".formatted(KINDS, kind, slowdown));
    }
  }

  /**
   * {@code loop:5%}.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Injection parse(String text) {
    int colon = text.indexOf(':');
    return new Injection(text.substring(0, Math.max(0, colon)), Percents.parse(text.substring(colon + 1)));
  }

  /** {@code loop 5 %}. */
  String words() {
    return String.format(Locale.ROOT, "%s %.0f %%", kind, 100 * slowdown);
  }

  /**
   * How often the work must be done to lose the share.
   *
   * @param times how often it was done in a trial
   * @param difference what the trial lost, in logarithms
   * @throws IllegalArgumentException when the trial lost nothing
   */
  int times(int times, double difference) {
    double unit = Math.expm1(difference) / times;
    if (!(unit > 0)) {
      throw new IllegalArgumentException(
          "expected %d times %s to cost something, got a difference of %s".formatted(times, kind, difference));
    }
    return (int) Math.max(1, Math.round(slowdown / (1 - slowdown) / unit));
  }

  /** Whether a jar can be slowed down so. */
  static boolean possible(Path jar) throws IOException {
    try (FileSystem files = open(jar)) {
      return Files.exists(files.getPath(FILE));
    }
  }

  /**
   * Copies a jar whose benchmarks do the work so often.
   *
   * @param times by the name of the benchmark's method
   * @param target a file that does not exist
   */
  void copy(Path jar, Path target, Map<String, Integer> times) throws IOException {
    Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
    StringBuilder text = new StringBuilder();
    new TreeMap<>(times)
        .forEach((benchmark, often) -> text.append("%s.%s=%d\n".formatted(benchmark, kind, often)));
    try (FileSystem files = open(target)) {
      Files.writeString(files.getPath(FILE), text);
    }
  }

  private static FileSystem open(Path jar) throws IOException {
    return FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
  }
}
