package dev.backbench.claim;

import dev.backbench.result.Report;
import dev.backbench.stats.AdjustedP;
import dev.backbench.stats.PartialConjunction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Decides claims from runs. The p-values of all claims that cells were found for are adjusted together, so that of what
 * the ledger decides by measurement, at most one in twenty is expected to be wrong (Benjamini and Hochberg 1995).
 */
public final class Ledger {
  private static final double FALSE_DISCOVERY_RATE = 0.05;

  private Ledger() {}

  /**
   * Every claim, decided.
   *
   * @param claims in any order, which is kept
   * @param reports any runs; those of fewer than six forks a cell decide nothing
   */
  public static List<Finding> decide(List<Claim> claims, List<Report> reports) {
    Runs runs = new Runs(reports);
    List<Weighed> weighed = claims.stream().map(claim -> Weighed.of(claim, runs)).toList();
    double[] p = weighed.stream().filter(Weighed::measured).mapToDouble(Weighed::p).toArray();
    double[] q = AdjustedP.benjaminiHochberg(p);
    List<Finding> findings = new ArrayList<>();
    int next = 0;
    for (Weighed each : weighed) {
      findings.add(each.measured() ? measured(each, q[next++]) : unmeasured(each));
    }
    return findings;
  }

  private static Finding unmeasured(Weighed weighed) {
    Claim claim = weighed.claim;
    return switch (claim.check()) {
      case Check.Measured _ ->
        plain(weighed, new Verdict.Undecided(Reasons.missing(claim, weighed.evidence)), OptionalDouble.empty());
      case Check.Arithmetic(Calculation sum) -> {
        Arithmetic.Result result = Arithmetic.decide(sum);
        yield plain(weighed, result.verdict(), result.flipFactor());
      }
      case Check.NotMeasured(String needs) -> plain(weighed, new Verdict.Undecided(needs), OptionalDouble.empty());
      case Check.NotTestable(String reason) -> plain(weighed, new Verdict.NotTestable(reason), OptionalDouble.empty());
    };
  }

  private static Finding plain(Weighed weighed, Verdict verdict, OptionalDouble flipFactor) {
    return new Finding(weighed.claim, verdict, weighed.evidence, OptionalDouble.empty(), OptionalDouble.empty(),
        flipFactor);
  }

  private static Finding measured(Weighed weighed, double q) {
    boolean decided = q <= FALSE_DISCOVERY_RATE;
    boolean supported = weighed.supportP < weighed.refuteP;
    Verdict verdict;
    if (!decided) {
      verdict = new Verdict.Undecided(Reasons.undecided(weighed.claim, weighed.evidence));
    } else if (supported) {
      verdict = new Verdict.Supported(Reasons.supported(weighed.evidence));
    } else {
      verdict = new Verdict.Refuted(Reasons.refuted(weighed.evidence));
    }
    return new Finding(weighed.claim, verdict, weighed.evidence, OptionalDouble.of(weighed.p()), OptionalDouble.of(q),
        decided ? weighed.flipFactor(supported) : OptionalDouble.empty());
  }

  /** A claim with its evidence and what that weighs either way. */
  private record Weighed(Claim claim, List<Evidence> evidence, double supportP, double refuteP) {
    static Weighed of(Claim claim, Runs runs) {
      if (!(claim.check() instanceof Check.Measured measured)) {
        return new Weighed(claim, List.of(), 1, 1);
      }
      List<Evidence> evidence = measured.members().stream().map(runs::find).toList();
      return new Weighed(claim, evidence,
          PartialConjunction.p(evidence.stream().mapToDouble(Evidence::supportP).toArray(), measured.supportedBy()),
          PartialConjunction.p(evidence.stream().mapToDouble(Evidence::refuteP).toArray(), measured.refutedBy()));
    }

    boolean measured() {
      return evidence.stream().anyMatch(each -> each.found().isPresent());
    }

    /** Whatever the truth, only one of the two verdicts would be wrong, so the smaller one is not counted twice. */
    double p() {
      return Math.min(supportP, refuteP);
    }

    /** Of the number that is nearest to changing sides among those that the verdict rests on. */
    OptionalDouble flipFactor(boolean supported) {
      return evidence.stream().filter(each -> supported ? each.supportP() < 0.05 : each.refuteP() < 0.05)
          .mapToDouble(each -> each.member().range().flipFactor(each.found().orElseThrow().estimate()))
          .filter(Double::isFinite).min();
    }
  }
}
