package dev.backbench.unit;

/** Foreign text in a message: quoted, cut, and without characters that a terminal or an editor would obey. */
public final class Quoted {
  private static final int LIMIT = 80;

  private Quoted() {}

  /** The text in double quotes, at most 80 code points of it, control and formatting characters as {@code \}{@code uXXXX}. */
  public static String of(String text) {
    return "\"" + printable(text) + "\"";
  }

  /** As {@link #of}, without the quotes. */
  public static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(LIMIT).forEach(point -> append(out, point));
    if (text.codePointCount(0, text.length()) > LIMIT) {
      out.append("...");
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (Character.getType(point)) {
      // FORMAT holds the characters that turn the reading direction around: what is shown is then not what is there.
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
        out.append("\\u%04x".formatted(point));
      default -> out.appendCodePoint(point);
    }
  }
}
