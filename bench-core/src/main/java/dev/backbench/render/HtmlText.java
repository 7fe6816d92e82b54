package dev.backbench.render;

/** Text inside HTML, SVG or XML, between tags or inside a double-quoted attribute. The one place that escapes. */
final class HtmlText {
  private HtmlText() {}

  /** The text, cleaned of control characters, with every character that markup gives a meaning replaced. */
  static String escape(String text) {
    String clean = PlainText.clean(text);
    StringBuilder out = new StringBuilder(clean.length());
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '`' -> out.append("&#96;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
