package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.Pair;
import dev.backbench.gate.study.Condition;
import dev.backbench.gate.study.NoiseProfile;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.gate.study.SimulatedTrials;
import dev.backbench.run.Disk;
import dev.backbench.run.gate.PairPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateStudyCommandTest {
  private final FakeServices services = new FakeServices();
  private final Typed typed = new Typed(services);
  @TempDir
  private Path folder;

  private Path pool() throws Exception {
    Path file = folder.resolve("pool.jsonl");
    for (Map.Entry<GatedBenchmark, List<Pair>> each : new SimulatedTrials(NoiseProfile.QUIET, 2, 24, 8)
        .next(new SplittableRandom(1)).pairs().entrySet()) {
      for (Pair pair : each.getValue()) {
        new PairPool(file, Disk.REAL).add(new PooledPair(new Condition("idle", 0), "s", each.getKey(), pair));
      }
    }
    return file;
  }

  @Test
  void replaysAPoolThroughTheGateAndItsRivals() throws Exception {
    typed.run("gate-study", "--pool", pool().toString(), "--runs", "20", "--seed", "1");
    assertThat(typed.code).as(typed.err()).isZero();
    assertThat(services.calls).isEmpty();
    assertThat(typed.out()).contains("idle: 24 pairs of simulated-0", "idle: 24 pairs of simulated-1",
        "this gate, preset pr", "stored baseline, 5 % threshold", "Mann-Whitney", "preset pr, 20 runs, seed 1");
    // Four slowdowns for the gate and for each of five rivals, after the heading.
    assertThat(typed.out().lines().filter(line -> line.startsWith("idle  "))).hasSize(24);
    // On a quiet machine a tenth is always found: 20 of 20 is at least 1 - .025^(1/20) = 83.16 %.
    assertThat(typed.out().lines().filter(line -> line.contains("this gate") && line.contains(" 10 %")))
        .singleElement().asString().contains("100.00 [83.16, 100.00]");
  }

  @Test
  void recordsFirstWhenAJarIsNamed() throws Exception {
    Path jar = Files.createFile(folder.resolve("x.jar"));
    typed.run("gate-study", "--pool", pool().toString(), "--jar", jar.toString(), "--only", "Sort", "--pairs", "3",
        "--antagonist", "--runs", "1");
    assertThat(services.calls).containsExactly("record antagonist Sort 3");
    assertThat(typed.code).isZero();
  }

  @Test
  void whatWasInjectedIsPartOfTheCondition() throws Exception {
    Path jar = Files.createFile(folder.resolve("x.jar"));
    typed.run("gate-study", "--pool", pool().toString(), "--jar", jar.toString(), "--inject", "volatile-read:5%",
        "--runs",
        "1");
    assertThat(services.calls).containsExactly("record idle, volatile-read 5 % .* 24");
    typed.run("gate-study", "--pool", pool().toString(), "--inject", "loop:5%");
    assertThat(typed.err()).contains("--inject: expected --jar with it");
    for (String wrong : List.of("loop", "sleep:5%", "loop:0%", "loop:5", ":5%")) {
      typed.run("gate-study", "--pool", pool().toString(), "--jar", jar.toString(), "--inject", wrong);
      assertThat(typed.err()).contains("--inject: ");
      assertThat(typed.code).isEqualTo(2);
    }
  }

  @Test
  void tellsAllProblemsAtOnce() {
    typed.run("gate-study", "--jar", "none.jar", "--pairs", "0", "--runs", "many", "--preset", "x", "--seed", "-1");
    assertThat(typed.code).isEqualTo(2);
    assertThat(typed.err().lines().map(line -> line.replaceFirst(":.*", ""))).containsExactlyInAnyOrder("--pool",
        "--jar", "--pairs", "--runs", "--preset", "--seed");
    typed.run("gate-study", "--pool", "none.jsonl");
    assertThat(typed.err()).startsWith("--pool: expected recorded pairs, found no file");
  }
}
