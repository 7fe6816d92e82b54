package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.GateStudy;
import dev.backbench.gate.study.PoolTrials;
import dev.backbench.gate.study.Rival;
import dev.backbench.gate.study.Slowdown;
import dev.backbench.gate.study.StudyTable;
import dev.backbench.gate.study.Trials;
import dev.backbench.run.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The committed recording, replayed: whatever it holds, the same seed gives the same table. */
final class RecordedPoolTest {
  private static final Path POOL = Path.of("src/test/resources/dev/backbench/gate/study/pool.jsonl");
  private static final int RUNS = 20;
  private static Map<Condition, Map<GatedBenchmark, List<Pair>>> pool = Map.of();

  @BeforeAll
  static void read() throws Exception {
    pool = new PairPool(POOL, Disk.REAL).read();
  }

  private static Map<GatedBenchmark, List<Pair>> idle() {
    return pool.getOrDefault(new Condition("idle", 0), Map.of());
  }

  private static List<Trials> trials() {
    List<Trials> trials = new ArrayList<>();
    pool.forEach((condition, pairs) -> trials.add(new PoolTrials(condition, pairs,
        pairs.values().stream().mapToInt(List::size).min().orElseThrow())));
    return trials;
  }

  @Test
  void holdsEveryKindOfWorkIdleDisturbedAndReallySlowed() {
    assertThat(pool.keySet()).extracting(Condition::name).contains("idle", "antagonist")
        .anyMatch(name -> name.startsWith("idle, "));
    assertThat(idle().keySet()).extracting(GatedBenchmark::threads).contains(1, 2);
    assertThat(idle()).hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy((_, pairs) -> assertThat(pairs).hasSizeGreaterThanOrEqualTo(4));
  }

  @Test
  void replaysToTheSameTableEveryTime() {
    GateStudy study = new GateStudy(GateSettings.PR, Calibration.NONE, RUNS, 1);
    StudyTable once = study.run(trials(), List.of(new Slowdown(0), new Slowdown(0.1)));
    int rules = 1 + Rival.values().length;
    long live = pool.keySet().stream().filter(condition -> condition.slowdown() > 0).count();
    assertThat(once.rows()).hasSize((int) (rules * (2 * (pool.size() - live) + live)));
    assertThat(study.run(trials(), List.of(new Slowdown(0), new Slowdown(0.1)))).isEqualTo(once);
    // What was recorded is what it was: the gate cries wolf on none of these windows, and arithmetic makes it red.
    for (StudyTable.Row row : once.rows()) {
      if (row.rule().startsWith("this gate") && row.slowdown() == 0) {
        assertThat(row.redRows().count()).as(row.condition()).isZero();
        assertThat(row.redRows().trials())
            .isEqualTo(RUNS * pool.getOrDefault(new Condition(row.condition(), 0), Map.of()).size());
      }
    }
  }
}
