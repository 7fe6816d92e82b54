package dev.backbench.plan;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for ids: {@code *} stands for any text, slashes included, and {@code ?} for one character. */
public record Glob(String text, Pattern pattern) {
  /** The pattern of that text. */
  public static Glob of(String text) {
    return new Glob(text, Pattern.compile(text.codePoints().mapToObj(point -> switch (point) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(point));
    }).collect(Collectors.joining()), Pattern.DOTALL));
  }

  /** Whether the whole id matches. */
  public boolean matches(String id) {
    return pattern.matcher(id).matches();
  }
}
