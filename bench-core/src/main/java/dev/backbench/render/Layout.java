package dev.backbench.render;

/**
 * What the reader's screen can show.
 *
 * @param width columns; at least 40
 * @param colour whether to use colour, in addition to words and symbols
 */
public record Layout(int width, boolean colour) {
  /** For a file: 120 columns, no colour. */
  public static final Layout PLAIN = new Layout(120, false);

  /** Widens what is too narrow for any table. */
  public Layout {
    width = Math.max(40, width);
  }
}
