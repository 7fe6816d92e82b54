package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.NoiseProfile;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.gate.study.SimulatedTrials;
import dev.backbench.gate.study.Trial;
import dev.backbench.run.Disk;
import dev.backbench.run.Journal;
import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairPoolTest {
  private static final Condition IDLE = new Condition("idle", 0);
  private static final Condition SLOWER = new Condition("antagonist, loop 5 %", 0.05);

  @TempDir
  private Path folder;

  @Test
  void growsOverSittingsAndKeepsTheOrder() throws Exception {
    Trial trial = new SimulatedTrials(NoiseProfile.QUIET, 2, 3, 4).next(new SplittableRandom(1));
    Path file = folder.resolve("pool.jsonl");
    for (Map.Entry<GatedBenchmark, List<Pair>> each : trial.pairs().entrySet()) {
      for (Pair pair : each.getValue()) {
        new PairPool(file, Disk.REAL).add(new PooledPair(IDLE, "s1", each.getKey(), pair));
      }
    }
    GatedBenchmark first = trial.pairs().keySet().iterator().next();
    Pair disturbed = trial.stored().values().iterator().next().getFirst();
    new PairPool(file, Disk.REAL).add(new PooledPair(SLOWER, "s2", first, disturbed));
    assertThat(new PairPool(file, Disk.REAL).read()).isEqualTo(
        Map.of(IDLE, trial.pairs(), SLOWER, Map.of(first, List.of(disturbed))));
  }

  @Test
  void refusesWhatIsNoPair() throws Exception {
    Path file = folder.resolve("pool.jsonl");
    new Journal(file, Disk.REAL).append(List.of("{\"condition\":\"idle\"}"));
    assertThatThrownBy(() -> new PairPool(file, Disk.REAL).read()).isInstanceOf(BadInputException.class)
        .hasMessageContaining("\"session\" is missing");
  }
}
