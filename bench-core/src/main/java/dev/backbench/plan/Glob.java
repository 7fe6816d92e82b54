package dev.backbench.plan;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern for ids: {@code *} stands for any text, slashes included, and {@code ?} for one character. */
record Glob(String text, Pattern pattern) {
  static Glob of(String text) {
    return new Glob(text, Pattern.compile(text.codePoints().mapToObj(point -> switch (point) {
      case '*' -> ".*";
      case '?' -> ".";
      default -> Pattern.quote(Character.toString(point));
    }).collect(Collectors.joining()), Pattern.DOTALL));
  }

  boolean matches(String id) {
    return pattern.matcher(id).matches();
  }
}
