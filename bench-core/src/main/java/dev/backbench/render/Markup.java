package dev.backbench.render;

import java.util.List;

/** Writes HTML and SVG: every text and every attribute's value goes through {@link HtmlText}. */
final class Markup {
  private final StringBuilder out = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param tag ours, never from outside
   * @param attributes name, value, name, value; a value is escaped, a name is ours
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    return this;
  }

  /** An element of SVG without content. */
  Markup leaf(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(HtmlText.escape(attributes[i + 1])).append('"');
    }
  }

  Markup close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  /** Text between tags. */
  Markup text(String text) {
    out.append(HtmlText.escape(text));
    return this;
  }

  /** What another one wrote. */
  Markup add(String markup) {
    out.append(markup);
    return this;
  }

  Markup line() {
    out.append('\n');
    return this;
  }

  /** An element with a text, and a line break after it. */
  Markup element(String tag, String text, String... attributes) {
    return inline(tag, text, attributes).line();
  }

  /** An element with a text. */
  Markup inline(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** A list; nothing for no items. */
  Markup list(List<String> items, String... attributes) {
    if (!items.isEmpty()) {
      open("ul", attributes).line();
      items.forEach(item -> element("li", item));
      close("ul").line();
    }
    return this;
  }

  /** Something to unfold. */
  Markup details(String summary, String markup) {
    return open("details").inline("summary", summary).line().add(markup).close("details").line();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
