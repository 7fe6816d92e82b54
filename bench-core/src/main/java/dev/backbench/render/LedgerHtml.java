package dev.backbench.render;

import dev.backbench.claim.Claim;
import dev.backbench.claim.Evidence;
import dev.backbench.claim.Finding;
import dev.backbench.json.PlainJson;
import dev.backbench.render.HtmlTable.Column;
import dev.backbench.result.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The ledger of claims as a page, or as the part of a run's page that tells what this run says of it. */
public final class LedgerHtml {
  private static final String METHOD = "Each claim was written down with the way it is decided before anything was measured. Only"
      + " cells that are OK and have six forks or more count; q is the chance of being wrong, adjusted over all claims that"
      + " were weighed together, and a claim is decided at q <= 0.05.";
  private static final String HOST = "about absolute figures, so bound to this machine";
  private static final String PORTABLE = "about ratios, which depend less on the machine";

  private LedgerHtml() {}

  /**
   * The whole ledger.
   *
   * @param findings in any order
   * @param reports the runs that it was decided by
   */
  public static String page(List<Finding> findings, List<Report> reports) {
    Markup head = new Markup().element("p", "backbench", "class", "product").element("h1", "The ledger of claims")
        .element("p", LedgerText.totals(findings), "class", "verdict");
    reports.forEach(report -> head.element("p", "Run %s, %s, %s, on %s".formatted(report.run().id(),
        report.run().profile(), report.run().stamp(),
        report.environment().facts().getOrDefault("cpu.model", "an unnamed CPU")), "class", "meta"));
    Map<String, List<Finding>> byVerdict = new LinkedHashMap<>();
    LedgerText.inOrder(findings).forEach(finding -> byVerdict
        .computeIfAbsent(finding.verdict().words(), _ -> new ArrayList<>()).add(finding));
    Map<String, String> links = new HashMap<>();
    List<Section> sections = new ArrayList<>();
    byVerdict.forEach((words, group) -> sections.add(new Section(words.toLowerCase(Locale.ROOT)
        .replace(' ', '-'), words + " · " + group.size(), claims(group, links))));
    sections.add(new Section("method", "How a claim is decided", new Markup().element("p", METHOD).toString()));
    return Page.of("backbench claims", head.toString(), sections,
        PlainJson.line(Map.of("claims", findings.stream().map(FindingDocument::of).toList())));
  }

  /**
   * Those that cells were found for; empty when there are none.
   *
   * @param report the run of the page, whose cells are linked
   */
  static Optional<Section> section(List<Finding> findings, Report report) {
    List<Finding> weighed = LedgerText.inOrder(findings).stream().filter(finding -> finding.p().isPresent()).toList();
    if (weighed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> links = new HashMap<>();
    report.cells().forEach(each -> links.put(each.cell().id(), "#" + Anchors.cell(each.cell().id())));
    return Optional.of(new Section("claims", "Published claims that this run decides",
        new Markup().element("p", LedgerText.totals(weighed) + ".").element("p", METHOD, "class", "note")
            .add(claims(weighed, links)).toString()));
  }

  private static String claims(List<Finding> findings, Map<String, String> links) {
    Markup out = new Markup();
    for (Finding finding : findings) {
      Claim claim = finding.claim();
      out.open("details", "class", "claim", "id", "claim-" + claim.id(), "data-k",
          "%s %s %s %s".formatted(claim.id(), claim.category(), claim.says(), finding.verdict().words()))
          .open("summary")
          .inline("span", finding.verdict().words(), "class", "stamp " + LedgerText.tone(finding.verdict()).name())
          .inline("span", claim.says(), "class", "says");
      String effect = LedgerText.effect(finding);
      out.inline("span", effect.isEmpty() ? "" : "measured " + effect, "class", "effect").close("summary").line()
          .add(reasoning(finding, links)).close("details").line();
    }
    return out.toString();
  }

  private static String reasoning(Finding finding, Map<String, String> links) {
    Claim claim = finding.claim();
    Markup out = new Markup().open("dl", "class", "reasoning").line();
    term(out, "claim", claim.id() + " (" + String.join(", ", claim.sources()) + ")");
    term(out, "claimed", claim.claimed());
    term(out, "why", finding.verdict().reason());
    if (finding.q().isPresent()) {
      term(out, "error", "p %s for this claim alone, q %s over the ledger".formatted(
          LedgerText.compared(finding.p()), LedgerText.compared(finding.q())));
      term(out, "kind", claim.hostBound() ? HOST : PORTABLE);
    }
    finding.flipFactor().ifPresent(factor -> term(out, "to flip", LedgerText.flip(finding, factor)));
    claim.watchOut().ifPresent(text -> term(out, "watch out", text));
    out.close("dl").line();
    return finding.evidence().isEmpty() ? out.toString() : out.add(evidence(finding, links)).toString();
  }

  private static void term(Markup out, String name, String text) {
    out.open("div").inline("dt", name).inline("dd", text).close("div").line();
  }

  private static String evidence(Finding finding, Map<String, String> links) {
    HtmlTable table = new HtmlTable(List.of(Column.text("number"), Column.number("measured"),
        Column.number("claimed"), new Column("stands", "verdict", ""), Column.number("forks"), Column.text("cells")));
    for (Evidence each : finding.evidence()) {
      Table.Cell side = LedgerText.side(each);
      table.row(List.of(HtmlTable.Cell.of(each.member().label()),
          HtmlTable.Cell.of(each.found().map(LedgerText::number).orElse("–")),
          HtmlTable.Cell.of(LedgerText.range(each)),
          HtmlTable.Cell.markup(new Markup().inline("span", side.text(), "class", side.tone().name())),
          HtmlTable.Cell.of(each.found().map(found -> String.valueOf(found.forks())).orElse("")),
          new HtmlTable.Cell(cells(each, links), OptionalDouble.empty())));
    }
    return table.toString();
  }

  private static String cells(Evidence evidence, Map<String, String> links) {
    Markup out = new Markup();
    if (evidence.found().isEmpty()) {
      return out.text(evidence.missing()).toString();
    }
    Evidence.Found found = evidence.found().get();
    for (String cell : found.cells()) {
      String link = links.getOrDefault(cell, "");
      out = (link.isEmpty() ? out.inline("span", cell, "class", "name") : out.inline("a", cell, "href", link))
          .text(" ");
    }
    return links.isEmpty() ? out.text("in run " + found.run()).toString() : out.toString();
  }
}
