package dev.backbench.render;

import dev.backbench.result.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader should know before trusting a number, and what would remove it. */
final class WarningsSection {
  private static final int NAMED = 5;

  private WarningsSection() {}

  static Optional<Section> of(Report report) {
    Map<String, List<Headline.Seen>> byCode = Headline.warnings(report);
    if (byCode.isEmpty()) {
      return Optional.empty();
    }
    Markup body = new Markup();
    byCode.forEach((code, seen) -> body.add(warning(code, seen)));
    return Optional.of(new Section("warnings", "Warnings", body.toString()));
  }

  private static String warning(String code, List<Headline.Seen> seen) {
    String title = Explanations.title(code);
    Markup out = new Markup().open("article", "class", "warning").line()
        .element("h3", (title.isEmpty() ? code : title) + " · " + Words.count(seen.size(), "cell"))
        .open("ul").line();
    seen.stream().limit(NAMED).forEach(one -> row(out, one));
    out.close("ul").line();
    if (seen.size() > NAMED) {
      Markup rest = new Markup().open("ul").line();
      seen.stream().skip(NAMED).forEach(one -> row(rest, one));
      out.details("and %s more".formatted(seen.size() - NAMED), rest.close("ul").line().toString());
    }
    out.open("p").inline("strong", "Fix: ").text(seen.getFirst().warning().fix()).close("p").line();
    if (!title.isEmpty()) {
      out.open("p", "class", "note").text("The whole page: ").inline("code", "scripts/bench explain " + code).close("p")
          .line();
    }
    return out.close("article").line().toString();
  }

  private static void row(Markup out, Headline.Seen seen) {
    out.open("li").add(Anchors.link(seen.cell()).toString()).text(": " + seen.warning().message()).close("li").line();
  }
}
