package dev.backbench.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells a value: the same bytes on every call and machine. Written by hand because a pretty printer of the library
 * cannot look ahead, and a report with each number on a line of its own is ten times as long as anybody wants to read.
 */
final class JsonText {
  /** What fits is written on one line: a sample does. */
  private static final int WIDTH = 240;

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** On one line, without spaces. */
  static String line(Json json) {
    JsonText text = new JsonText();
    text.inline(json, "", Integer.MAX_VALUE);
    return text.out.toString();
  }

  /** Indented by two, with a line break at the end; short objects and arrays on one line. */
  static String document(Json json) {
    JsonText text = new JsonText();
    text.block(json, 0);
    return text.out.append('\n').toString();
  }

  private void block(Json json, int depth) {
    int start = out.length();
    if (inline(json, " ", start + WIDTH)) {
      return;
    }
    out.setLength(start);
    switch (json) {
      case Json.Items(int _, List<Json> items) -> {
        List<Runnable> parts = new ArrayList<>();
        items.forEach(item -> parts.add(() -> block(item, depth + 1)));
        lines('[', parts, ']', depth);
      }
      case Json.Members members -> {
        List<Runnable> parts = new ArrayList<>();
        members.members().forEach((key, value) -> parts.add(() -> {
          text(key);
          out.append(": ");
          block(value, depth + 1);
        }));
        lines('{', parts, '}', depth);
      }
      case Json.Text _,Json.Numeral _,Json.Truth _,Json.Null _ -> inline(json, " ", Integer.MAX_VALUE);
    }
  }

  private void lines(char open, List<Runnable> parts, char close, int depth) {
    out.append(open);
    String separator = "\n";
    for (Runnable part : parts) {
      out.append(separator).repeat("  ", depth + 1);
      part.run();
      separator = ",\n";
    }
    out.append('\n').repeat("  ", depth).append(close);
  }

  /** Writes on one line; false, having written some of it, when that would pass {@code end}. */
  private boolean inline(Json json, String space, int end) {
    switch (json) {
      case Json.Text(int _, String value) -> text(value);
      case Json.Numeral(int _, String literal) -> out.append(literal);
      case Json.Truth(int _, boolean value) -> out.append(value);
      case Json.Null _ -> out.append("null");
      case Json.Items(int _, List<Json> items) -> {
        String separator = "[";
        for (Json item : items) {
          out.append(separator);
          if (!inline(item, space, end)) {
            return false;
          }
          separator = "," + space;
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Members(int _, var members) -> {
        String separator = "{";
        for (var member : members.entrySet()) {
          out.append(separator);
          text(member.getKey());
          out.append(':').append(space);
          if (!inline(member.getValue(), space, end)) {
            return false;
          }
          separator = "," + space;
        }
        out.append(members.isEmpty() ? "{}" : "}");
      }
    }
    return out.length() <= end;
  }

  private void text(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          if (mustEscape(value, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** Control characters, what ends a line in JavaScript or turns the reading direction, and halves of a pair. */
  private static boolean mustEscape(String value, int index) {
    char c = value.charAt(index);
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.SURROGATE -> Character.isHighSurrogate(c)
          ? index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1))
          : index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
      default -> false;
    };
  }
}
