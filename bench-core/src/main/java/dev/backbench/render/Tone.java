package dev.backbench.render;

/** How a piece of text is meant, for terminals that show colour; the words say the same without. */
public enum Tone {
  /** As it is. */
  PLAIN(""),
  /** A heading. */
  STRONG("1"),
  /** Less important. */
  FAINT("2"),
  /** Good news. */
  GOOD("32"),
  /** Something to know. */
  CAUTION("33"),
  /** Bad news. */
  BAD("31");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The text, painted when asked. */
  public String paint(String text, boolean colour) {
    return colour && !code.isEmpty() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
