package dev.backbench.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The frame of every page: one file that asks no network for anything. Its policy allows its own style sheet and its own
 * script, by hash, and nothing else. What the script needs travels along as a block of JSON that no browser executes; a
 * reader without scripts loses sorting, filtering and the switch of scales, and no number.
 */
final class Page {
  private Page() {}

  /**
   * The page.
   *
   * @param title of the window
   * @param head what stands above the sections
   * @param data the JSON block
   */
  static String of(String title, String head, List<Section> sections, String data) {
    String style = resource("report.css");
    String script = resource("report.js");
    StringBuilder out = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '")
        .append(hash(style)).append("'; script-src '").append(hash(script))
        .append("'; base-uri 'none'; form-action 'none'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append(
            "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
        .append(new Markup().inline("title", title)).append("\n<style>").append(style)
        .append("</style>\n</head>\n<body>\n")
        .append("<a class=\"skip\" href=\"#content\">Skip to the content</a>\n<header class=\"top\">\n").append(head);
    navigation(out, sections);
    out.append("</header>\n").append(tools()).append("<main id=\"content\">\n");
    for (Section section : sections) {
      out.append(new Markup().open("section", "id", section.id(), "aria-labelledby", section.id() + "-title").line()
          .element("h2", section.title(), "id", section.id() + "-title")).append(section.body())
          .append("</section>\n");
    }
    // A JSON text holds "<" only inside strings, where the escape means the same; so nothing can end the block early.
    return out.append("</main>\n<script type=\"application/json\" id=\"data\">")
        .append(data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").strip())
        .append("</script>\n<script>").append(script).append("</script>\n</body>\n</html>\n").toString();
  }

  private static void navigation(StringBuilder out, List<Section> sections) {
    Markup nav = new Markup().open("nav", "aria-label", "Contents").open("ul").line();
    sections.forEach(section -> nav.open("li").inline("a", section.title(), "href", "#" + section.id()).close("li")
        .line());
    out.append(nav.close("ul").close("nav").line());
  }

  /** Shown by the script, because nothing in it works without. */
  private static Markup tools() {
    return new Markup().open("div", "class", "tools", "role", "search", "hidden", "").line()
        .open("label").text("Filter ").open("input", "type", "search", "id", "filter", "placeholder",
            "workload, contender, language, status", "autocomplete", "off")
        .close("label").line().element("span", "", "id", "matches", "role", "status")
        .element("button", "Download JSON", "type", "button", "id", "json")
        .element("button", "Download CSV", "type", "button", "id", "csv").close("div").line();
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name, e);
    }
  }

  private static String hash(String text) {
    try {
      return "sha256-" + Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
