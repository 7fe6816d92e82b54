package dev.backbench.render;

import dev.backbench.result.Run;
import dev.backbench.result.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pages behind warning codes ({@code W101}), statuses ({@code SUSPECT}) and stamps ({@code ESTIMATE}). A page is the
 * resource {@code explain/<code>.md}; there is no list to keep.
 */
public final class Explanations {
  private static final int FIRST = 100;
  private static final int BEYOND = 1000;

  private Explanations() {}

  /** The page of a warning code, a status or a stamp, in any case; empty when there is none. */
  public static Optional<String> page(String code) {
    if (!code.matches("[A-Za-z0-9]{1,16}")) {
      return Optional.empty();
    }
    String name = "explain/" + code.toUpperCase(Locale.ROOT) + ".md";
    try (@Nullable
    InputStream in = Explanations.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(PlainText.cleanLines(new String(in.readAllBytes(), StandardCharsets.UTF_8)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name, e);
    }
  }

  /** What has a page: warning codes in order, then stamps and statuses. */
  public static List<String> codes() {
    Stream<String> warnings = IntStream.range(FIRST, BEYOND).mapToObj(number -> "W" + number);
    Stream<String> words = Stream.concat(Arrays.stream(Run.Stamp.values()), Arrays.stream(Status.values()))
        .map(Enum::name);
    return Stream.concat(warnings, words).distinct()
        .filter(code -> Explanations.class.getResource("explain/" + code + ".md") != null).toList();
  }

  /** The first line of a page, without its marks: {@code W101: few forks}. */
  public static String title(String code) {
    return page(code).flatMap(text -> text.lines().findFirst()).map(line -> line.replaceFirst("^#\\s*", "")).orElse("");
  }
}
