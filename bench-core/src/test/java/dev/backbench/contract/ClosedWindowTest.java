package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ClosedWindowTest {
  private static final Duration WINDOW = Duration.ofMillis(800);

  @Test
  void aWindowIsAsLongAsTheProfileSaysWhereAnswersAreQuick() {
    assertThat(ClosedWindow.length(64, 30_000, WINDOW)).isEqualTo(WINDOW);
    assertThat(ClosedWindow.length(64, 900, WINDOW)).isEqualTo(WINDOW);
  }

  @Test
  void slowAnswersGetSixOfThemOnEachConnectionAndNoMoreThanHalfAMinute() {
    assertThat(ClosedWindow.length(16, 100, WINDOW)).isEqualTo(Duration.ofMillis(960));
    assertThat(ClosedWindow.length(64, 16, WINDOW)).isEqualTo(Duration.ofSeconds(24));
    assertThat(ClosedWindow.length(256, 5, WINDOW)).isEqualTo(Duration.ofSeconds(30));
  }
}
