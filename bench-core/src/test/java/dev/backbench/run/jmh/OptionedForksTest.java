package dev.backbench.run.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.Status;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.ForkSource;
import dev.backbench.run.Slice;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptionedForksTest {
  private static final Arm JMH = new Arm.Jmh("a.B.c", new Jvm(Jvm.Collector.SERIAL, 64L << 20, List.of()),
      List.of("-bm", "thrpt"));

  @TempDir
  private Path directory;
  private final List<ForkRequest> asked = new ArrayList<>();

  @Test
  void appendsTheOptionsAndKeepsWhatJmhSaid() throws Exception {
    Path kept = directory.resolve("jmh");
    try (OptionedForks forks = new OptionedForks(new Fake(false), List.of("-prof", "gc"), kept);
        Fork fork = forks.start(request(JMH))) {
      fork.run(Duration.ZERO);
      fork.finish();
    }
    assertThat(((Arm.Jmh) asked.getFirst().cell().contender().arm()).options()).containsExactly("-bm", "thrpt", "-prof",
        "gc");
    assertThat(kept.resolve("001-x.log")).hasContent("said");
  }

  @Test
  void keepsWhatJmhSaidOfAForkThatDidNotStart() throws Exception {
    Path kept = directory.resolve("jmh");
    try (OptionedForks forks = new OptionedForks(new Fake(true), List.of("-prof", "nonsense"), kept)) {
      assertThatThrownBy(() -> forks.start(request(JMH))).isInstanceOf(ForkFailure.class);
    }
    assertThat(kept.resolve("001-x.log")).hasContent("said");
  }

  @Test
  void leavesEverythingElseAlone() throws Exception {
    Path kept = directory.resolve("jmh");
    ForkRequest worker = request(new Arm.Worker(LanguageRuntime.PYTHON, Path.of("/x.py"), List.of()));
    try (OptionedForks forks = new OptionedForks(new Fake(false), List.of("-prof", "gc"), kept);
        Fork fork = forks.start(worker)) {
      fork.finish();
    }
    ForkRequest plain = request(JMH);
    try (OptionedForks forks = new OptionedForks(new Fake(false), List.of(), kept); Fork fork = forks.start(plain)) {
      fork.finish();
    }
    assertThat(asked).containsExactly(worker, plain);
    assertThat(kept).doesNotExist();
  }

  private ForkRequest request(Arm arm) {
    Contender contender = new Contender("x", "java", arm, true);
    Workload workload = new Workload("cpu", "w", directory, "W", "Why?", "one", Metric.THROUGHPUT, 1, Optional.empty(),
        List.of(), List.of(), List.of(contender));
    PlannedCell cell = new PlannedCell(new Cell("cpu", "w", "x", "java", new TreeMap<>(), Metric.THROUGHPUT), workload,
        contender, true, List.of(), Duration.ofSeconds(1));
    return new ForkRequest(cell, Profile.SMOKE, 0, directory, Map.of(), Optional.empty());
  }

  private final class Fake implements ForkSource {
    private final boolean fails;

    Fake(boolean fails) {
      this.fails = fails;
    }

    @Override
    public Fork start(ForkRequest request) throws ForkFailure {
      asked.add(request);
      try {
        Files.writeString(request.directory().resolve("jmh.log"), "said");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (fails) {
        throw new ForkFailure(Status.FAILED, "no such profiler");
      }
      return new Fork() {
        @Override
        public Map<String, String> facts() {
          return Map.of();
        }

        @Override
        public Slice run(Duration atLeast) {
          return new Slice(1, 1, java.util.OptionalLong.empty(), Double.NaN, new TreeMap<>());
        }

        @Override
        public Remains finish() {
          return Remains.NOTHING;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
