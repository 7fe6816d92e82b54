package dev.backbench.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> KNOWN = List.of("serial", "g1", "zgc", "fraud-score");

  @Test
  void findsTheNameWithTheFewestEdits() {
    // One replacement of two letters: a third rounds down to 0, but one edit is always allowed.
    assertThat(Nearest.to("g2", KNOWN)).hasValue("g1");
    // One swap of neighbours is one edit.
    assertThat(Nearest.to("serail", KNOWN)).hasValue("serial");
    assertThat(Nearest.to("FraudScore", KNOWN)).hasValue("fraud-score");
  }

  @Test
  void staysSilentWhenNothingIsNear() {
    assertThat(Nearest.to("shenandoah", KNOWN)).isEmpty();
    assertThat(Nearest.to("x".repeat(100_000), KNOWN)).isEmpty();
    assertThat(Nearest.hint("shenandoah", KNOWN)).isEqualTo("Known: fraud-score, g1, serial, zgc.");
  }

  @Property
  void aKnownNameIsNearestToItself(@ForAll @AlphaChars @StringLength(min = 1, max = 40) String name) {
    assertThat(Nearest.to(name, List.of("zz", name, "a"))).hasValue(name);
  }
}
