package dev.backbench.render;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line at spaces; later lines hang two columns deeper. */
public final class Wrap {
  private static final String HANG = "  ";

  private Wrap() {}

  /** At least one line, none wider than {@code width} unless one word is. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int cut = rest.lastIndexOf(' ', width);
      if (cut <= HANG.length()) {
        cut = rest.indexOf(' ', width);
      }
      if (cut < 0) {
        break;
      }
      lines.add(rest.substring(0, cut).stripTrailing());
      rest = HANG + rest.substring(cut + 1).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
