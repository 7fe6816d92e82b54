package dev.backbench.gate.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.stats.ClopperPearson;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StudyTableTest {
  @Test
  void printsRatesWithTheirIntervals() {
    // 0 of 60: the upper bound is 1 - .025^(1/60) = 5.96 %; 30 of 60: 50 % and [36.81, 63.19] (Clopper-Pearson).
    StudyTable table = new StudyTable(List.of(new StudyTable.Row("idle", "this gate", 0.05, new Rate(0, 60),
        new Rate(30, 60), new Rate(0, 0), new Rate(60, 60), 7.26)));
    assertThat(table.lines()).containsExactly(
        "condition                         rule                                          slowdown                red runs                red rows                   found            inconclusive   pairs",
        "idle                              this gate                                          5 %       0.00 [0.00, 5.96]    50.00 [36.81, 63.19]                       -  100.00 [94.04, 100.00]     7.3");
  }

  @Test
  void aRateHasItsExactInterval() {
    assertThat(new Rate(1, 23).estimate()).isEqualTo(ClopperPearson.of(1, 23, 0.95));
    assertThat(new Rate(1, 2).plus(true)).isEqualTo(new Rate(2, 3));
    assertThat(new Rate(1, 2).plus(false)).isEqualTo(new Rate(1, 3));
    assertThat(new Rate(0, 0).estimate().upper()).isCloseTo(1, within(0.0));
    assertThatThrownBy(() -> new Rate(3, 2)).hasMessageContaining("0..2, got 3");
    assertThatThrownBy(() -> new Rate(-1, 2)).hasMessageContaining("got -1");
  }

  @Test
  void everyRuleHasATitleOfItsOwn() {
    assertThat(List.of(Rival.values())).extracting(Rival::title).doesNotHaveDuplicates().doesNotContain("");
  }
}
