package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.claim.Check;
import dev.backbench.claim.Claim;
import dev.backbench.claim.ClaimedRange;
import dev.backbench.claim.Evidence;
import dev.backbench.claim.Finding;
import dev.backbench.claim.Measured;
import dev.backbench.claim.Member;
import dev.backbench.claim.Verdict;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.Scale;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the goldens do not hold: differences, which may have either sign. */
final class LedgerTextTest {
  @Test
  void aDifferenceIsToldInItsUnitWithItsSigns() {
    String page = page(new ClaimedRange(-5e6, 5e6, ClaimedRange.Rule.EQUIVALENCE, Scale.LINEAR),
        new Estimate(1e6, -0.5e6, 2.5e6), OptionalDouble.of(2));
    assertThat(page).contains("fraud-score/cpython/patterns=32 - go").contains("1.00 ms [-500 µs, 2.50 ms]")
        .contains("-5.00 ms to 5.00 ms").contains("inside").contains("on one where the number differs 2.00-fold");
  }

  @Test
  void aDifferenceMayHaveOneBound() {
    String page = page(new ClaimedRange(Double.NEGATIVE_INFINITY, -5e6, ClaimedRange.Rule.INTERVAL, Scale.LINEAR),
        new Estimate(1e6, -0.5e6, 2.5e6), OptionalDouble.empty());
    assertThat(page).contains("<= -5.00 ms").contains("outside").doesNotContain("to flip");
  }

  private static String page(ClaimedRange range, Estimate estimate, OptionalDouble flip) {
    Member member = new Member.Difference(Measured.ref("cpython"), Measured.ref("go"), Optional.empty(), range);
    Claim claim = Measured.claim("near", new Check.Measured(List.of(member), 1, 1));
    Evidence evidence = new Evidence(member,
        Optional.of(new Evidence.Found(estimate, "ns", 6, true, "20260102-030405-abcd", List.of("a", "b"))), "");
    return LedgerText.page(new Finding(claim, new Verdict.Supported("inside"), List.of(evidence),
        OptionalDouble.of(0.01), OptionalDouble.of(0.01), flip), new Layout(200, false));
  }
}
