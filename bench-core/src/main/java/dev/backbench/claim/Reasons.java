package dev.backbench.claim;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Verdicts in words. Numbers are the renderer's. */
final class Reasons {
  private static final double ALPHA = 0.05;
  private static final int NAMED = 3;

  private Reasons() {}

  static String supported(List<Evidence> evidence) {
    return evidence.size() == 1
        ? "inside the claimed range"
        : count(evidence, each -> each.supportP() < ALPHA) + " inside the claimed range";
  }

  static String refuted(List<Evidence> evidence) {
    return evidence.size() == 1
        ? "outside the claimed range"
        : "%s outside the claimed range: %s".formatted(count(evidence, each -> each.refuteP() < ALPHA),
            names(evidence, each -> each.refuteP() < ALPHA));
  }

  /** What was measured does not decide. */
  static String undecided(Claim claim, List<Evidence> evidence) {
    String missing = evidence.stream().allMatch(each -> each.found().isPresent())
        ? ""
        : "; " + missing(claim, evidence);
    if (evidence.size() == 1) {
      return "too near to a bound of the claimed range, or its interval too wide: more forks narrow it";
    }
    return "%s inside, %s outside of the claimed range, the rest too near to a bound or too wide%s".formatted(
        count(evidence, each -> each.supportP() < ALPHA), count(evidence, each -> each.refuteP() < ALPHA), missing);
  }

  /** What it would take. */
  static String missing(Claim claim, List<Evidence> evidence) {
    String first = evidence.stream().filter(each -> each.found().isEmpty()).map(Evidence::missing).findFirst()
        .orElseThrow();
    return "%s. Run: scripts/bench run --for-claims %s".formatted(first, claim.id());
  }

  private static String count(List<Evidence> evidence, Predicate<Evidence> counts) {
    return evidence.stream().filter(counts).count() + " of " + evidence.size();
  }

  private static String names(List<Evidence> evidence, Predicate<Evidence> counts) {
    List<String> names = evidence.stream().filter(counts).map(each -> each.member().label()).toList();
    return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? ", ..." : "");
  }
}
