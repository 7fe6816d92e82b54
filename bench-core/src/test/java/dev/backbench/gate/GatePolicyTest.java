package dev.backbench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.unit.Glob;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GatePolicyTest {
  private static final LocalDate LAST = LocalDate.of(2030, 1, 31);
  private static final Tolerance WIDE = new Tolerance(0.2, 0.05);
  private static final Tolerance NARROW = new Tolerance(0.02, 0);
  private static final GatePolicy.Waiver OLD = new GatePolicy.Waiver("x.Old", "replaced", LAST);
  private static final GatePolicy POLICY = new GatePolicy(
      List.of(new GatePolicy.Threshold(Glob.of("x.*"), WIDE), new GatePolicy.Threshold(Glob.of("x.Sort"), NARROW)),
      List.of(OLD));

  @Test
  void theLastThresholdThatMatchesCounts() {
    assertThat(POLICY.tolerances(List.of("x.Sort", "x.Map", "y.Map")))
        .isEqualTo(Map.of("x.Sort", NARROW, "x.Map", WIDE));
    assertThat(GatePolicy.NONE.tolerances(List.of("x.Sort"))).isEmpty();
  }

  @Test
  void aWaiverHoldsUntilItsLastDayHasPassedAndForItsBenchmarkAlone() {
    assertThat(POLICY.waiver("x.Old", LAST)).contains(OLD);
    assertThat(POLICY.waiver("x.Old", LAST.plusDays(1))).isEmpty();
    assertThat(POLICY.waiver("x.Older", LAST)).isEmpty();
  }

  @Test
  void whatHasNoEffectIsSaid() {
    assertThat(POLICY.idle(List.of("x.Old", "x.Sort"), LAST)).isEmpty();
    assertThat(POLICY.idle(List.of("x.Old", "x.Sort"), LAST.plusDays(1)))
        .containsExactly("waiver of x.Old: it ran out on 2030-01-31 and counts no more (replaced)");
    assertThat(POLICY.idle(List.of("y.Map"), LAST)).containsExactly(
        "waiver of x.Old: there is no such benchmark. Remove it.",
        "threshold of x.*: it matches no benchmark. Mend or remove it.",
        "threshold of x.Sort: it matches no benchmark. Mend or remove it.");
  }

  @Test
  void levelsAreTheMiddleScoresOfAllSlicesOfASide() {
    Levels levels = Levels.of(List.of(new Pair(Slices.scores(1, 2, 3), Slices.scores(10, 20, 30)),
        new Pair(Slices.scores(4, 5, 6), Slices.scores(40, 50, 60))));
    assertThat(levels).isEqualTo(new Levels(3.5, 35));
  }
}
