package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RanksTest {
  private static final Estimate FAST = new Estimate(100, 95, 105);
  private static final Estimate NEAR = new Estimate(97, 92, 102);
  private static final Estimate SLOW = new Estimate(50, 45, 55);

  @Test
  void sharesAPlaceWhereIntervalsOverlap() {
    assertThat(Ranks.of(List.of(SLOW, FAST, NEAR), Better.HIGHER)).containsExactly("3", "1=", "1=");
  }

  @Test
  void turnsAroundWhenLowerIsBetter() {
    assertThat(Ranks.of(List.of(SLOW, FAST, NEAR), Better.LOWER)).containsExactly("1", "2=", "2=");
  }

  @Test
  void doesNotPassATieOnToWhatIsSurelySlower() {
    // NEAR overlaps both neighbours, FAST and TAIL do not overlap: TAIL is behind FAST only.
    Estimate tail = new Estimate(90, 87, 93);
    assertThat(Ranks.of(List.of(FAST, NEAR, tail), Better.HIGHER)).containsExactly("1=", "1=", "2=");
  }

  @Test
  void ranksEqualValuesAlike() {
    assertThat(Ranks.of(List.of(FAST, new Estimate(100, 95, 105)), Better.HIGHER)).containsExactly("1=", "1=");
  }
}
