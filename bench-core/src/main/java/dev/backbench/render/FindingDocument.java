package dev.backbench.render;

import dev.backbench.claim.Evidence;
import dev.backbench.claim.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** A decided claim as maps and lists, for JSON; what is unknown is left out. */
public final class FindingDocument {
  private FindingDocument() {}

  /** Members in a fixed order. */
  public static Map<String, ?> of(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", finding.claim().id());
    document.put("category", finding.claim().category());
    document.put("sources", finding.claim().sources());
    document.put("says", finding.claim().says());
    document.put("claimed", finding.claim().claimed());
    document.put("verdict", finding.verdict().words());
    document.put("reason", finding.verdict().reason());
    document.put("host_bound", finding.claim().hostBound());
    finding.p().ifPresent(p -> document.put("p", p));
    finding.q().ifPresent(q -> document.put("q", q));
    finding.flipFactor().ifPresent(factor -> document.put("flip_factor", factor));
    document.put("evidence", finding.evidence().stream().map(FindingDocument::evidence).toList());
    return document;
  }

  private static Map<String, ?> evidence(Evidence evidence) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("number", evidence.member().label());
    evidence.found().ifPresentOrElse(found -> {
      document.put("unit", found.unit());
      document.put("center", found.estimate().center());
      document.put("lower", found.estimate().lower());
      document.put("upper", found.estimate().upper());
      document.put("forks", found.forks());
      document.put("paired", found.paired());
      document.put("run", found.run());
      document.put("cells", found.cells());
      document.put("support_p", evidence.supportP());
      document.put("refute_p", evidence.refuteP());
    }, () -> document.put("missing", evidence.missing()));
    return document;
  }
}
