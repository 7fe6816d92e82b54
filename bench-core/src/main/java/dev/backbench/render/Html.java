package dev.backbench.render;

import dev.backbench.claim.Finding;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as a page for people, in the order of their questions: can I trust it, what did it find, how sure is that. */
public final class Html {
  private Html() {}

  /**
   * The page.
   *
   * @param findings the ledger as this run decides it; those that rest on none of its cells are left out
   */
  public static String of(Report report, List<Finding> findings) {
    List<Section> sections = new ArrayList<>();
    sections.add(AnswerSection.of(report));
    sections.add(ResultsSection.of(report));
    CurveSections.of(report).forEach(sections::add);
    LedgerHtml.section(findings, report).ifPresent(sections::add);
    SamplesSection.of(report).ifPresent(sections::add);
    sections.add(EnvironmentSection.of(report));
    WarningsSection.of(report).ifPresent(sections::add);
    sections.add(ReadingGuide.method());
    sections.add(ReadingGuide.glossary());
    return Page.of("backbench run " + report.run().id(), head(report), sections, PageData.of(report));
  }

  private static String head(Report report) {
    Run run = report.run();
    Headline headline = Headline.of(report);
    String stamp = headline.stamp();
    int colon = stamp.indexOf(':');
    Markup head = new Markup().element("p", "backbench", "class", "product").element("h1", "Run " + run.id())
        .open("div", "class", "banner " + run.stamp(), "role", "note").line()
        .open("p", "class", "verdict").inline("strong", stamp.substring(0, colon)).text(stamp.substring(colon + 1))
        .close("p").line().list(headline.reasons()).element("p", headline.account() + ".").close("div").line();
    List<String> facts = new ArrayList<>(List.of("Profile " + run.profile(), "seed " + run.seed(),
        "started " + run.started().toString().replaceFirst("\\.[0-9]+Z$", "Z"),
        run.elapsedNanos() / 1_000_000_000L + " s" + (run.sittings() > 1 ? ", resumed" : "")));
    Optional.ofNullable(report.environment().facts().get("cpu.model")).ifPresent(facts::add);
    head.element("p", String.join(" · ", facts), "class", "meta").element("p", headline.noise() + ".", "class", "meta");
    FixtureFacts.of(report).forEach(server -> head.element("p", server, "class", "meta"));
    Saving.of(report).ifPresent(saving -> head.element("p", saving + ".", "class", "meta"));
    return head.toString();
  }
}
