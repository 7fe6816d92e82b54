package dev.backbench.gate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RulerReadingTest {
  @Test
  void fivePercentEitherWayIsStillTheSameMachine() {
    assertThat(Sessions.rulers(100).moved(Sessions.rulers(104.99))).isEmpty();
    assertThat(Sessions.rulers(104.99).moved(Sessions.rulers(100))).isEmpty();
    assertThat(Sessions.rulers(100).moved(Sessions.rulers(105.01))).singleElement().asString()
        .isEqualTo("ruler memory: expected 100 ns within 5 %, got 105 (+5.0 %)");
    assertThat(Sessions.rulers(105.01).moved(Sessions.rulers(100))).singleElement().asString().contains("-4.8 %");
  }

  @Test
  void aRulerThatOneSessionLacksMakesThemIncomparable() {
    assertThat(Sessions.rulers(100).moved(RulerReading.NONE)).singleElement().asString().contains("only the earlier");
    assertThat(RulerReading.NONE.moved(Sessions.rulers(100))).singleElement().asString().contains("only the later");
    assertThat(RulerReading.NONE.moved(RulerReading.NONE)).isEmpty();
  }

  @Test
  void refusesWhatIsNoDuration() {
    for (double nanos : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new RulerReading(new TreeMap<>(Map.of("memory", nanos))))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("memory");
    }
  }
}
