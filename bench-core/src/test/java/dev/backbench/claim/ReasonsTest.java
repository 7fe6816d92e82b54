package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.claim.ClaimedRange.Rule;
import dev.backbench.contract.CellRef;
import dev.backbench.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReasonsTest {
  private static final ClaimedRange RANGE = new ClaimedRange(3, 10, Rule.INTERVAL);
  private static final double INSIDE = 5;
  private static final double OUTSIDE = 50;
  private static final double NEAR = 10;
  private static final Claim CLAIM = Measured.claim("x", new Check.NotTestable("unused"));

  private static List<Evidence> evidence(double... centers) {
    List<Evidence> all = new ArrayList<>();
    for (double center : centers) {
      Member member = new Member.Value(new CellRef("w" + all.size(), "java", new TreeMap<>()), Optional.empty(), RANGE);
      all.add(center == 0
          ? new Evidence(member, Optional.empty(), "no run has it")
          : new Evidence(member,
              Optional.of(new Evidence.Found(new Estimate(center, center * 0.98, center * 1.02), "1", 6,
                  false, "r", List.of())),
              ""));
    }
    return all;
  }

  @Test
  void oneNumberIsSaidPlainlyAndSeveralAreCounted() {
    assertThat(Reasons.supported(evidence(INSIDE))).isEqualTo("inside the claimed range");
    assertThat(Reasons.supported(evidence(INSIDE, NEAR, OUTSIDE, INSIDE, INSIDE)))
        .isEqualTo("3 of 5 inside the claimed range");
    assertThat(Reasons.refuted(evidence(OUTSIDE))).isEqualTo("outside the claimed range");
    assertThat(Reasons.refuted(evidence(OUTSIDE, INSIDE)))
        .isEqualTo("1 of 2 outside the claimed range: w0/java");
  }

  @Test
  void threeAreNamedAndTheRestIsDots() {
    assertThat(Reasons.refuted(evidence(OUTSIDE, OUTSIDE, OUTSIDE)))
        .isEqualTo("3 of 3 outside the claimed range: w0/java, w1/java, w2/java");
    assertThat(Reasons.refuted(evidence(OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE)))
        .isEqualTo("4 of 4 outside the claimed range: w0/java, w1/java, w2/java, ...");
  }

  @Test
  void whatIsOpenSaysWhatItWouldTake() {
    assertThat(Reasons.undecided(CLAIM, evidence(NEAR))).startsWith("too near to a bound");
    assertThat(Reasons.undecided(CLAIM, evidence(INSIDE, OUTSIDE, NEAR))).isEqualTo(
        "1 of 3 inside, 1 of 3 outside of the claimed range, the rest too near to a bound or too wide");
    assertThat(Reasons.undecided(CLAIM, evidence(INSIDE, 0))).isEqualTo(
        "1 of 2 inside, 0 of 2 outside of the claimed range, the rest too near to a bound or too wide; "
            + "no run has it. Run: scripts/bench run --for-claims x");
    assertThat(Reasons.missing(CLAIM, evidence(INSIDE, 0))).startsWith("no run has it. Run:");
  }

  @Test
  void labelsNameWhatDiffers() {
    CellRef java = new CellRef("sort", "java", new TreeMap<>(Map.of("n", "1")));
    CellRef go = new CellRef("sort", "go", new TreeMap<>(Map.of("n", "1")));
    CellRef other = new CellRef("sort", "go", new TreeMap<>(Map.of("n", "2")));
    CellRef elsewhere = new CellRef("map", "go", new TreeMap<>(Map.of("n", "1")));
    assertThat(new Member.Ratio(java, go, Formula.of(Optional.empty()), RANGE).label()).isEqualTo("sort/java/n=1 / go");
    assertThat(new Member.Ratio(java, other, Formula.of(Optional.empty()), RANGE).label())
        .isEqualTo("sort/java/n=1 / sort/go/n=2");
    assertThat(new Member.Ratio(java, elsewhere, Formula.of(Optional.of("rss")), RANGE).label())
        .isEqualTo("sort/java/n=1 / map/go/n=1 rss");
    assertThat(new Member.Value(java, Optional.of("rss"), RANGE).label()).isEqualTo("sort/java/n=1 rss");
    assertThat(new Member.Ratio(java, go, Formula.of(Optional.empty()), RANGE).cells()).containsExactly(java, go);
    assertThat(new Member.Value(java, Optional.empty(), RANGE).cells()).containsExactly(java);
  }

  @Test
  void aClaimNamesItsCellsOnceAndWhetherItIsBoundToAMachine() {
    Member ratio = Measured.ratio(RANGE);
    Claim measured = Measured.claim("x",
        new Check.Measured(List.of(ratio, ratio, Measured.value("java", RANGE)), 3, 1));
    assertThat(measured.cells()).containsExactly(Measured.ref("java"), Measured.ref("cpython"));
    assertThat(measured.hostBound()).isTrue();
    assertThat(Measured.claim("x", new Check.Measured(List.of(ratio), 1, 1)).hostBound()).isFalse();
    assertThat(CLAIM.cells()).isEmpty();
    assertThat(CLAIM.hostBound()).isFalse();
  }

  @Test
  void countsLieBetweenOneAndTheMembers() {
    List<Member> two = List.of(Measured.ratio(RANGE), Measured.ratio(RANGE));
    assertThat(new Check.Measured(two, 2, 2).supportedBy()).isEqualTo(2);
    for (int[] counts : new int[][]{{0, 1}, {3, 1}, {1, 0}, {1, 3}}) {
      assertThatThrownBy(() -> new Check.Measured(two, counts[0], counts[1]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("from 1 to 2 members");
    }
  }

  @Test
  void wordsOfVerdicts() {
    assertThat(new Verdict.Supported("").words()).isEqualTo("SUPPORTED");
    assertThat(new Verdict.Refuted("").words()).isEqualTo("REFUTED");
    assertThat(new Verdict.Undecided("").words()).isEqualTo("UNDECIDED");
    assertThat(new Verdict.NotTestable("").words()).isEqualTo("NOT TESTABLE HERE");
  }
}
