package dev.backbench.run.worker;

/** Foreign text made fit for a report: one line, short, without control characters. */
final class Printable {
  private static final int LONGEST = 200;

  private Printable() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(point -> {
      if (Character.isISOControl(point) || !Character.isDefined(point)) {
        out.append("\\u%04x".formatted(point));
      } else {
        out.appendCodePoint(point);
      }
    });
    return text.codePointCount(0, text.length()) > LONGEST ? out + "..." : out.toString();
  }
}
