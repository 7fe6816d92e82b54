package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParameterTest {
  @Test
  void takesPlainDistinctValues() {
    assertThat(new Parameter("patterns", List.of("8", "32"), List.of("32")).values()).containsExactly("8", "32");
  }

  /** JMH would drop the first four from its file, and two cells would look like one. */
  @ParameterizedTest
  @ValueSource(strings = {"a\u0001b", "a\u0000b", "a\tb", "a\u007fb", "a,b", "a b", "", "/etc"})
  void refusesWhatFilesCannotTellApart(String value) {
    assertThatThrownBy(() -> new Parameter("label", List.of("ab", value), List.of("ab")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parameter label");
  }

  @Test
  void refusesTwins() {
    assertThatThrownBy(() -> new Parameter("label", List.of("ab", "ab"), List.of("ab")))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("distinct");
  }
}
