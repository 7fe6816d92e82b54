package dev.backbench.render;

import java.util.Locale;

/**
 * Text from outside, made harmless for a terminal, and the first step of every other sink.
 *
 * <p>Names, reasons and messages may hold anything: an escape sequence that repaints the screen, a line break that fakes
 * a table row or a CI command, an override that makes the eye read another order than the one stored.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * One line without control characters: line breaks and tabs become spaces, everything else that does not show itself
   * becomes its visible code, for instance {@code \}{@code u001b}.
   */
  public static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  /** As {@link #clean}, keeping line breaks: for pages that our own resources hold. */
  static String cleanLines(String text) {
    return String.join("\n", text.lines().map(PlainText::clean).toList());
  }

  /**
   * The line, marked with {@code >} where a CI system would take it for a command ({@code ::error}, {@code ##[error]}):
   * wrapping may bring the middle of a text to the start of a line.
   */
  static String line(String line) {
    String start = line.stripLeading();
    return start.startsWith("::") || start.startsWith("##[") ? "> " + line : line;
  }

  private static void append(StringBuilder out, int point) {
    if (point == '\n' || point == '\r' || point == '\t') {
      out.append(' ');
    } else if (hidden(point)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", point));
    } else {
      out.appendCodePoint(point);
    }
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED ->
        true;
      default -> false;
    };
  }
}
