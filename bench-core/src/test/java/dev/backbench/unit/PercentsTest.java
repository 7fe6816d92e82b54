package dev.backbench.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PercentsTest {
  @Test
  void readsWhatPeopleWrite() {
    assertThat(Percents.parse("5%")).isEqualTo(0.05);
    assertThat(Percents.parse("2.5 %")).isEqualTo(0.025);
    assertThat(Percents.of(0.0949)).isEqualTo("9.5 %");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0.05", "100%", "-1%", "5  %", "1e1%", "NaN%", "", "%"})
  void refusesWhatIsEasilyConfused(String text) {
    assertThatThrownBy(() -> Percents.parse(text)).hasMessageContaining("expected a number below 100 and %");
  }
}
