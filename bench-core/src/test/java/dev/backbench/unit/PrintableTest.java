package dev.backbench.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void keepsOrdinaryText() {
    assertThat(Printable.of("ready 0x1f – ünï")).isEqualTo("ready 0x1f – ünï");
  }

  @Test
  void disarmsWhatATerminalObeys() {
    // ESC [ 31 m would colour the terminal, U+202E reverse the text after it.
    assertThat(Printable.of("\u001b[31m\r\n\u202e")).isEqualTo("\\u001b[31m\\u000d\\u000a\\u202e");
  }

  @Test
  void cutsAfterEightyCharacters() {
    assertThat(Printable.of("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Printable.of("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
  }

  @Test
  void cutsBetweenCharactersAndNotWithinOne() {
    // A character outside of the basic plane is two chars.
    assertThat(Printable.of("\ud83d\ude80".repeat(80))).isEqualTo("\ud83d\ude80".repeat(80));
  }
}
