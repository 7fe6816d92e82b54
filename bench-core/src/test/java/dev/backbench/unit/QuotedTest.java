package dev.backbench.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuotedTest {
  @Test
  void showsControlCharactersAndTurnsOfTheReadingDirection() {
    assertThat(Quoted.of("a\u001b[31m\nb\u202ec")).isEqualTo("\"a\\u001b[31m\\u000ab\\u202ec\"");
  }

  @Test
  void cutsAfterEightyCodePoints() {
    assertThat(Quoted.of("\ud83d\ude00".repeat(81))).isEqualTo("\"" + "\ud83d\ude00".repeat(80) + "...\"");
    assertThat(Quoted.of("x".repeat(80))).isEqualTo("\"" + "x".repeat(80) + "\"");
  }
}
