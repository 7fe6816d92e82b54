package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.claim.ClaimedRange.Rule;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final ClaimedRange THREE_TO_TEN = new ClaimedRange(3, 10, Rule.INTERVAL);

  @Test
  void anIntervalInsideSupports() {
    Finding finding = decide(one(Measured.ratio(THREE_TO_TEN)), run(6, new Estimate(5, 4.8, 5.2)));
    assertThat(finding.verdict()).isEqualTo(new Verdict.Supported("inside the claimed range"));
    // Down to 3 there are 4.8 / 3 = 1.6, up to 10 there are 1.92: the nearer bound counts.
    assertThat(finding.flipFactor().orElseThrow()).isEqualTo(1.6, within(1e-12));
    assertThat(finding.evidence().getFirst().found().orElseThrow().paired()).isTrue();
  }

  @Test
  void anIntervalOutsideRefutes() {
    Finding finding = decide(one(Measured.ratio(THREE_TO_TEN)), run(6, new Estimate(70, 64, 77)));
    assertThat(finding.verdict()).isInstanceOf(Verdict.Refuted.class);
    assertThat(finding.flipFactor().orElseThrow()).isEqualTo(6.4, within(1e-12));
  }

  @Test
  void anIntervalOverABoundDecidesNothing() {
    Finding finding = decide(one(Measured.ratio(THREE_TO_TEN)), run(6, new Estimate(9, 7, 12)));
    assertThat(finding.verdict()).isInstanceOf(Verdict.Undecided.class);
    assertThat(finding.flipFactor()).isEmpty();
  }

  @Test
  void fewForksDecideNothingAndSayWhatItTakes() {
    Finding finding = decide(one(Measured.ratio(THREE_TO_TEN)), run(3, new Estimate(5, 4.8, 5.2)));
    assertThat(finding.verdict().reason()).contains("need >= 6 forks", "got 3", "run --for-claims");
    assertThat(finding.p()).isEmpty();
  }

  @Test
  void aCellThatIsNotOkDecidesNothing() {
    Report report = new Measured(6, "2026-01-02T03:04:05Z").ok("java", new Estimate(50, 49, 51))
        .not("cpython", Status.INVALID, "wrong checksum").report();
    Finding finding = decide(one(Measured.ratio(THREE_TO_TEN)), report);
    assertThat(finding.verdict()).isInstanceOf(Verdict.Undecided.class);
    assertThat(finding.verdict().reason()).contains("INVALID: wrong checksum");
  }

  @Test
  void turnsAPairedRatioRoundWhenItIsStoredTheOtherWay() {
    Report report = new Measured(6, "2026-01-02T03:04:05Z").ok("cpython", new Estimate(10, 9, 11))
        .ok("java", new Estimate(50, 40, 60)).paired("cpython", "java", new Estimate(0.2, 0.19, 0.21)).report();
    Evidence.Found found = decide(one(Measured.ratio(THREE_TO_TEN)), report).evidence().getFirst().found()
        .orElseThrow();
    assertThat(found.estimate().center()).isEqualTo(5, within(1e-12));
    assertThat(found.estimate().upper()).isEqualTo(1 / 0.19, within(1e-12));
  }

  @Test
  void aSecondaryMetricIsComparedUnpaired() {
    Member cpu = new Member.Ratio(Measured.ref("cpython"), Measured.ref("java"),
        Formula.of(java.util.Optional.of("cpu-time")),
        THREE_TO_TEN);
    Finding finding = decide(one(cpu), run(6, new Estimate(5, 4.9, 5.1)));
    assertThat(finding.evidence().getFirst().found().orElseThrow().paired()).isFalse();
    assertThat(finding.verdict()).isInstanceOf(Verdict.Supported.class);
  }

  @Test
  void anAbsoluteFigureIsBoundToTheMachine() {
    Claim claim = one(Measured.value("java", new ClaimedRange(20, INFINITE, Rule.INTERVAL)));
    assertThat(claim.hostBound()).isTrue();
    assertThat(decide(claim, run(6, new Estimate(5, 4.9, 5.1))).verdict()).isInstanceOf(Verdict.Supported.class);
  }

  @Test
  void anOrderNeedsAMargin() {
    Claim faster = one(Measured.ratio(new ClaimedRange(1, INFINITE, Rule.ORDERING)));
    assertThat(decide(faster, run(6, new Estimate(1.03, 1.02, 1.04))).verdict())
        .isInstanceOf(Verdict.Undecided.class);
    assertThat(decide(faster, run(6, new Estimate(1.2, 1.15, 1.25))).verdict()).isInstanceOf(Verdict.Supported.class);
    assertThat(decide(faster, run(6, new Estimate(0.8, 0.78, 0.82))).verdict()).isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void oneContraryMemberRefutesAFamilyThatMustHoldThroughout() {
    Claim all = Measured.claim("all", new Check.Measured(List.of(Measured.ratio(THREE_TO_TEN),
        Measured.ratio(new ClaimedRange(20, 30, Rule.INTERVAL))), 2, 1));
    Finding finding = decide(all, run(6, new Estimate(5, 4.8, 5.2)));
    assertThat(finding.verdict()).isInstanceOf(Verdict.Refuted.class);
    assertThat(finding.verdict().reason()).startsWith("1 of 2 outside");
  }

  @Test
  void theRunWithMostForksCountsThenTheNewest() {
    Report few = new Measured(6, "2026-03-02T03:04:05Z").ok("java", new Estimate(50, 49, 51)).report();
    Report many = new Measured(12, "2026-01-02T03:04:05Z").ok("java", new Estimate(60, 59, 61)).report();
    Report newer = new Measured(12, "2026-02-02T03:04:05Z").ok("java", new Estimate(70, 69, 71)).report();
    Claim claim = one(Measured.value("java", new ClaimedRange(20, INFINITE, Rule.INTERVAL)));
    Finding finding = Ledger.decide(List.of(claim), List.of(few, many, newer)).getFirst();
    assertThat(finding.evidence().getFirst().found().orElseThrow().estimate().center()).isEqualTo(70);
  }

  @Test
  void whatAloneWouldDecideMayNotInALargeLedger() {
    Report report = run(6, new Estimate(5, 3.2, 7.8));
    Claim near = one(Measured.ratio(THREE_TO_TEN));
    Finding alone = decide(near, report);
    assertThat(alone.verdict()).isInstanceOf(Verdict.Supported.class);
    List<Claim> ledger = new java.util.ArrayList<>(List.of(near));
    ledger.addAll(Collections.nCopies(20, one(Measured.ratio(new ClaimedRange(5, 5.1, Rule.INTERVAL)))));
    Finding among = Ledger.decide(ledger, List.of(report)).getFirst();
    assertThat(among.p()).isEqualTo(alone.p());
    assertThat(among.verdict()).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void whatNoSuiteMeasuresSaysWhy() {
    assertThat(decide(Measured.claim("x", new Check.NotMeasured("a cluster")), run(6, new Estimate(5, 4, 6))).verdict())
        .isEqualTo(new Verdict.Undecided("a cluster"));
    assertThat(decide(Measured.claim("x", new Check.NotTestable("people")), run(6, new Estimate(5, 4, 6))).verdict())
        .isEqualTo(new Verdict.NotTestable("people"));
  }

  private static Claim one(Member member) {
    return Measured.claim("one", new Check.Measured(List.of(member), 1, 1));
  }

  private static Finding decide(Claim claim, Report report) {
    return Ledger.decide(List.of(claim), List.of(report)).getFirst();
  }

  /** Java and CPython in one sitting; CPython does 10 op/s. */
  private static Report run(int forks, Estimate ratio) {
    return new Measured(forks, "2026-01-02T03:04:05Z")
        .ok("java", new Estimate(10 * ratio.center(), 10 * ratio.lower(), 10 * ratio.upper()))
        .ok("cpython", new Estimate(10, 9.99, 10.01)).paired("java", "cpython", ratio).report();
  }
}
