package dev.backbench.unit;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for ids: {@code *} stands for any text, slashes included, and {@code ?} for one character.
 *
 * @param text as it was typed
 * @param pattern what it means
 */
public record Glob(String text, Pattern pattern) {
  /** Every text is one. */
  public static Glob of(String text) {
    return new Glob(text, Pattern.compile(text.codePoints().mapToObj(point -> switch (point) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(point));
    }).collect(Collectors.joining()), Pattern.DOTALL));
  }

  /** Whether it stands for that id, the whole of it. */
  public boolean matches(String id) {
    return pattern.matcher(id).matches();
  }
}
