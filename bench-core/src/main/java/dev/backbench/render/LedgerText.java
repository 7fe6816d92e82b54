package dev.backbench.render;

import dev.backbench.claim.Claim;
import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Evidence;
import dev.backbench.claim.Finding;
import dev.backbench.claim.Member;
import dev.backbench.claim.Verdict;
import dev.backbench.render.Table.Cell;
import dev.backbench.render.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The ledger of claims for people. */
public final class LedgerText {
  private static final int INDENT = 2;

  private LedgerText() {}

  /** One row a claim, the decided ones first, and a line of totals. */
  public static String table(List<Finding> findings, Layout layout) {
    Table table = new Table(List.of(Column.left("claim"), Column.left("verdict"), Column.left("measured"),
        Column.right("q").orNot(), Column.name("why")));
    inOrder(findings).forEach(finding -> table.row(List.of(Cell.of(finding.claim().id()),
        new Cell(finding.verdict().words(), tone(finding.verdict())), Cell.of(effect(finding)),
        Cell.of(probability(finding.q())), Cell.of(finding.verdict().reason()))));
    return table.text(layout, 0) + "\n" + totals(findings) + "\n";
  }

  /** The same for a page in Markdown. */
  public static String markdown(List<Finding> findings) {
    StringBuilder out = new StringBuilder("| claim | verdict | measured | why |\n|:--|:--|:--|:--|\n");
    inOrder(findings).forEach(finding -> out.append("| ").append(Markdown.escape(finding.claim().says())).append(" (`")
        .append(finding.claim().id()).append("`) | ").append(finding.verdict().words()).append(" | ")
        .append(Markdown.escape(effect(finding))).append(" | ").append(Markdown.escape(finding.verdict().reason()))
        .append(" |\n"));
    return out.append('\n').append(totals(findings)).append('\n').toString();
  }

  /**
   * Those that say most to somebody who has read the article: decided by measurement, the farthest from flipping first.
   *
   * @param most how many
   */
  public static List<Finding> telling(List<Finding> findings, int most) {
    return findings.stream().filter(finding -> finding.p().isPresent() && finding.flipFactor().isPresent())
        .sorted(Comparator.comparingDouble((Finding finding) -> finding.flipFactor().orElseThrow()).reversed())
        .limit(most).toList();
  }

  /** The whole reasoning of one claim. */
  public static String page(Finding finding, Layout layout) {
    StringBuilder out = new StringBuilder();
    Claim claim = finding.claim();
    out.append(Tone.STRONG.paint(claim.id(), layout.colour())).append('\n');
    paragraph(out, "says", claim.says() + " (" + String.join(", ", claim.sources()) + ")", layout);
    paragraph(out, "claimed", claim.claimed(), layout);
    out.append("verdict   ").append(tone(finding.verdict()).paint(finding.verdict().words(), layout.colour()))
        .append('\n');
    paragraph(out, "why", finding.verdict().reason(), layout);
    if (finding.q().isPresent()) {
      paragraph(out, "error", "p %s for this claim alone, q %s over the whole ledger; decided at q <= 0.05"
          .formatted(compared(finding.p()), compared(finding.q())), layout);
    }
    finding.flipFactor().ifPresent(factor -> paragraph(out, "to flip", flip(finding, factor), layout));
    claim.watchOut().ifPresent(text -> paragraph(out, "watch out", text, layout));
    if (!finding.evidence().isEmpty()) {
      out.append('\n').append(evidence(finding).text(layout, INDENT));
    }
    return out.toString();
  }

  /** What decided a claim, in one short line: the number of a single one, else the span over all of them. */
  public static String effect(Finding finding) {
    List<Evidence.Found> found = finding.evidence().stream().flatMap(each -> each.found().stream()).toList();
    if (found.isEmpty()) {
      return "";
    }
    if (found.size() == 1) {
      return number(found.getFirst());
    }
    String unit = found.getFirst().unit();
    if (found.stream().anyMatch(each -> !each.unit().equals(unit))) {
      return found.size() + " numbers";
    }
    double least = found.stream().mapToDouble(each -> each.estimate().center()).min().orElseThrow();
    double most = found.stream().mapToDouble(each -> each.estimate().center()).max().orElseThrow();
    return "%s to %s".formatted(value(least, unit), value(most, unit));
  }

  private static Table evidence(Finding finding) {
    Table table = new Table(List.of(Column.name("number"), Column.left("measured"), Column.left("claimed"),
        Column.left("stands"), Column.right("forks").orNot(), Column.left("run").orNot()));
    for (Evidence each : finding.evidence()) {
      table.row(List.of(Cell.of(each.member().label()),
          Cell.of(each.found().map(LedgerText::number).orElse("-")),
          Cell.of(range(each)), side(each),
          Cell.of(each.found().map(found -> String.valueOf(found.forks())).orElse("")),
          Cell.of(each.found().map(Evidence.Found::run).orElse(each.missing()))));
    }
    return table;
  }

  static Cell side(Evidence evidence) {
    if (evidence.found().isEmpty()) {
      return new Cell("? not measured", Tone.CAUTION);
    }
    if (evidence.supportP() < 0.05) {
      return new Cell("inside", Tone.GOOD);
    }
    return evidence.refuteP() < 0.05 ? new Cell("outside", Tone.BAD) : new Cell("~ near a bound", Tone.PLAIN);
  }

  static String range(Evidence evidence) {
    ClaimedRange range = evidence.member().range();
    String unit = evidence.found().map(Evidence.Found::unit).orElse("1");
    if (evidence.found().isEmpty() && !(evidence.member() instanceof Member.Ratio)) {
      return "";
    }
    if (!range.hasLower()) {
      return "<= " + value(range.upper(), unit);
    }
    return range.upper() == Double.POSITIVE_INFINITY
        ? ">= " + value(range.lower(), unit)
        : value(range.lower(), unit) + " to " + value(range.upper(), unit);
  }

  static String number(Evidence.Found found) {
    return found.unit().equals("1")
        ? "%s [%s, %s]".formatted(value(found.estimate().center(), "1"), Quantity.digits(found.estimate().lower()),
            Quantity.digits(found.estimate().upper()))
        : Quantity.of(found.estimate().center(), found.unit()) + " "
            + Quantity.spread(found.estimate(), found.unit());
  }

  private static String value(double value, String unit) {
    return unit.equals("1") ? Quantity.digits(value) + "×" : Quantity.of(value, unit);
  }

  static String flip(Finding finding, double factor) {
    String amount = Quantity.digits(factor);
    if (finding.evidence().isEmpty()) {
      return "the published figures would have to differ %s-fold".formatted(amount);
    }
    return finding.claim().hostBound()
        ? "holds for this machine: on one where the number differs %s-fold the verdict would be another"
            .formatted(amount)
        : "the ratio would have to differ %s-fold; ratios depend less on the machine than values do"
            .formatted(amount);
  }

  private static void paragraph(StringBuilder out, String name, String text, Layout layout) {
    List<String> lines = Wrap.lines(PlainText.clean(text), layout.width() - 10);
    for (int i = 0; i < lines.size(); i++) {
      out.append(PlainText.line((i == 0 ? name + " ".repeat(10 - name.length()) : " ".repeat(10)) + lines.get(i)))
          .append('\n');
    }
  }

  static String totals(List<Finding> findings) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    inOrder(findings).forEach(finding -> counts.merge(finding.verdict().words(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((words, count) -> parts.add(count + " " + words));
    return findings.size() + " claims: " + String.join(", ", parts);
  }

  static List<Finding> inOrder(List<Finding> findings) {
    return findings.stream().sorted(Comparator.comparingInt(finding -> rank(finding.verdict()))).toList();
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Supported _ -> 0;
      case Verdict.Refuted _ -> 1;
      case Verdict.Undecided _ -> 2;
      case Verdict.NotTestable _ -> 3;
    };
  }

  static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Supported _ -> Tone.GOOD;
      case Verdict.Refuted _ -> Tone.BAD;
      case Verdict.Undecided _ -> Tone.CAUTION;
      case Verdict.NotTestable _ -> Tone.FAINT;
    };
  }

  static String compared(OptionalDouble p) {
    String text = probability(p);
    return text.startsWith("<") ? "< " + text.substring(1) : "= " + text;
  }

  static String probability(OptionalDouble p) {
    if (p.isEmpty()) {
      return "";
    }
    return p.getAsDouble() < 1e-4 ? "<0.0001" : Quantity.digits(p.getAsDouble());
  }
}
