package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.GateStudy;
import dev.backbench.gate.study.PoolTrials;
import dev.backbench.gate.study.Slowdown;
import dev.backbench.gate.study.StudyTable;
import dev.backbench.gate.study.Trials;
import dev.backbench.run.Disk;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool that is committed, through the gate as it is now: a change of the decision shows in the table. */
final class RecordedPoolTest {
  private static final Path STUDY = Path.of("../results/gate-study");
  private static final Path REPLAYED = Path.of("target/gate-study.txt");
  private static final int RUNS = 200;
  private static final long SEED = 1;

  @TempDir
  private static Path folder;
  @SuppressWarnings("NullAway.Init")
  private static Map<Condition, Map<GatedBenchmark, List<Pair>>> pool;

  @BeforeAll
  static void unpack() throws Exception {
    Path file = folder.resolve("pool.jsonl");
    try (InputStream packed = new GZIPInputStream(Files.newInputStream(STUDY.resolve("pool.jsonl.gz")))) {
      Files.copy(packed, file);
    }
    pool = new PairPool(file, Disk.REAL).read();
  }

  @Test
  void holdsPairsOfEveryBenchmarkUnderEveryCondition() {
    assertThat(pool).isNotEmpty().allSatisfy((condition, pairs) -> {
      assertThat(condition.slowdown()).isBetween(0.0, 0.1);
      assertThat(pairs.keySet()).extracting(GatedBenchmark::id).containsExactlyInAnyOrder(
          "dev.backbench.study.StudyBenchmark.compute", "dev.backbench.study.StudyBenchmark.allocate",
          "dev.backbench.study.StudyBenchmark.twoThreads");
      assertThat(pairs.values())
          .allSatisfy(each -> assertThat(each).hasSizeGreaterThanOrEqualTo(GateSettings.PR.maxPairs()));
    });
  }

  @Test
  void isJudgedAsItWasWhenTheTableWasCommitted() throws Exception {
    List<Trials> conditions = new ArrayList<>();
    pool.forEach((condition, pairs) -> conditions.add(new PoolTrials(condition, pairs, GateSettings.PR.maxPairs())));
    StudyTable table = new GateStudy(GateSettings.PR, Calibration.NONE, RUNS, SEED).run(conditions,
        Stream.of(0.0, 0.03, 0.05, 0.1).map(Slowdown::new).toList());
    List<String> lines = table.lines().stream().map(String::stripTrailing).toList();
    Files.createDirectories(REPLAYED.resolveSibling(""));
    Files.write(REPLAYED, lines);
    assertThat(lines).as("%s differs; %s has what came out", STUDY.resolve("table.txt"), REPLAYED)
        .isEqualTo(Files.readAllLines(STUDY.resolve("table.txt")));
  }
}
