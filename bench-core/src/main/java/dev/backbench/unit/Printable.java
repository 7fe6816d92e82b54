package dev.backbench.unit;

/** Makes foreign text fit for a message: short, on one line, without characters that a terminal obeys. */
public final class Printable {
  private static final int LONGEST = 80;

  private Printable() {}

  /** The first 80 characters, and {@code ...} when there are more; control and format characters as {@code \u001b}. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(point -> {
      if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
        out.append("\\u%04x".formatted(point));
      } else {
        out.appendCodePoint(point);
      }
    });
    return text.codePointCount(0, text.length()) > LONGEST ? out.append("...").toString() : out.toString();
  }
}
