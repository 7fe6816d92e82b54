package dev.backbench.gate.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BaselineTest {
  private static final CellScore OTHER = new CellScore("map/java", 1, 0.01, 6, Optional.empty(), new TreeMap<>());

  @Test
  void acceptsSomeCellsAndLeavesTheOthersAsTheyWere() {
    RecordedSession later = new RecordedSession("run-005", "claims", Sessions.rulers(103),
        List.of(Sessions.score(-1, 0.02, 8), OTHER), Set.of());
    Baseline before = Sessions.baseline(0);
    Baseline added = before.accept(later, Set.of("map/java"), "new workload");
    assertThat(added.mark(Sessions.CELL)).isEqualTo(before.mark(Sessions.CELL));
    assertThat(added.mark("map/java")).contains(new Baseline.Mark("run-005", "claims", "new workload", OTHER));
    assertThat(added.rulers()).isEqualTo(before.rulers());
    Baseline replaced = added.accept(later, Set.of(Sessions.CELL), "checks more");
    assertThat(replaced.marks()).hasSize(2);
    assertThat(replaced.mark(Sessions.CELL).orElseThrow().reason()).isEqualTo("checks more");
    assertThat(replaced.mark(Sessions.CELL).orElseThrow().score().logScore()).isEqualTo(-1);
  }

  @Test
  void refusesTwoMarksOfOneCell() {
    Baseline.Mark mark = Sessions.baseline(0).marks().getFirst();
    assertThatThrownBy(() -> new Baseline(Sessions.MACHINE, RulerReading.NONE, List.of(mark, mark)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(Sessions.CELL);
  }

  @Test
  void refusesScoresThatNoForksYield() {
    for (double log : new double[]{Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Sessions.score(log, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    for (double deviation : new double[]{Double.NaN, -0.1, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Sessions.score(0, deviation, 1)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Sessions.score(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CellScore("x", 0, 0, 1, Optional.of("../../x"), new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("SHA-256");
  }
}
