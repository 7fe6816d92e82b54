package dev.backbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class AdjustedPTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void holmMultipliesByHowManyAreLeft() {
    // Rising .01 .02 .03 .4: .04, .06, max(.06, .06), .4; back in the order given.
    assertThat(AdjustedP.holm(new double[]{0.03, 0.01, 0.4, 0.02})).containsExactly(new double[]{0.06, 0.04, 0.4, 0.06},
        ROUNDING);
    // Rising .01 .011 .9: .03, then .022 held at .03, then .9.
    assertThat(AdjustedP.holm(new double[]{0.9, 0.011, 0.01})).containsExactly(new double[]{0.9, 0.03, 0.03}, ROUNDING);
  }

  @Test
  void benjaminiHochbergDividesByTheRank() {
    // From the top: .4 x 4/4 = .4, .03 x 4/3 = .04, .02 x 4/2 = .04, .01 x 4 = .04.
    assertThat(AdjustedP.benjaminiHochberg(new double[]{0.03, 0.01, 0.4, 0.02}))
        .containsExactly(new double[]{0.04, 0.04, 0.4, 0.04}, ROUNDING);
    // .5, then .49 x 2 = .98 held at .5.
    assertThat(AdjustedP.benjaminiHochberg(new double[]{0.49, 0.5})).containsExactly(new double[]{0.5, 0.5}, ROUNDING);
  }

  @Test
  void neverExceedOne() {
    assertThat(AdjustedP.holm(new double[]{0.8, 0.9, 1})).containsExactly(1, 1, 1);
    assertThat(AdjustedP.benjaminiHochberg(new double[]{1, 1})).containsExactly(1, 1);
    assertThat(AdjustedP.holm(new double[0])).isEmpty();
  }

  @Test
  void refuseWhatIsNoProbability() {
    for (double bad : new double[]{-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> AdjustedP.holm(new double[]{bad})).hasMessageContaining(String.valueOf(bad));
      assertThatThrownBy(() -> AdjustedP.benjaminiHochberg(new double[]{bad}))
          .hasMessageContaining(String.valueOf(bad));
    }
  }

  @Property
  void holmIsStricterAndNeitherFlatters(@ForAll(supplier = Values.Differences.class) double[] differences) {
    double[] values = Arrays.stream(differences).map(Math::abs).toArray();
    double[] holm = AdjustedP.holm(values);
    double[] hochberg = AdjustedP.benjaminiHochberg(values);
    for (int i = 0; i < values.length; i++) {
      assertThat(hochberg[i]).isGreaterThanOrEqualTo(values[i] - 1e-15);
      assertThat(holm[i]).isGreaterThanOrEqualTo(hochberg[i] - 1e-15);
    }
  }
}
