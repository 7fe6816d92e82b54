package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Jvm;
import dev.backbench.contract.Kernel;
import dev.backbench.plan.PlannedCell;
import dev.backbench.result.Series;
import dev.backbench.result.Status;
import dev.backbench.gate.GateMetric;
import dev.backbench.run.Fork;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkRequest;
import dev.backbench.run.InputFiles;
import dev.backbench.run.RunningSums;
import dev.backbench.run.Slice;
import dev.backbench.run.jmh.Deadlines;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes into a fork, and what comes out beside its speed. */
final class JmhReportIT {
  private static final Map<String, String> PATTERNS = Map.of("patterns", "32");

  @TempDir
  private Path directory;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    rig = new Rig(directory, Deadlines.DEFAULT);
  }

  @AfterEach
  void leavesNothingBehind() {
    rig.close();
    assertThat(ProcessHandle.current().children()).isEmpty();
    assertThat(rig.temp()).isEmptyDirectory();
  }

  @Test
  void passesParametersAndEnvironmentAndKeepsTheBenchmarksOwnFlags() throws Exception {
    assertThat(given(Map.of("FIXTURE_PASSWORD", "first"))).isEqualTo("kept 32 first");
    // A fixture started afresh: the host of the old environment goes.
    assertThat(given(Map.of("FIXTURE_PASSWORD", "second"))).isEqualTo("kept 32 second");
    assertThat(ProcessHandle.current().children()).hasSize(1);
  }

  private String given(Map<String, String> environment) throws Exception {
    ForkRequest request = request("ReportingBenchmark.counters", Metric.THROUGHPUT, environment);
    try (Fork fork = rig.source().start(request)) {
      assertThat(ProcessHandle.current().descendants().map(process -> process.info().commandLine()))
          .hasSizeGreaterThanOrEqualTo(2).allSatisfy(line -> assertThat(line).isPresent().get().asString()
              .doesNotContain("first", "second"));
      fork.finish();
    }
    return Files.readString(request.directory().resolve("given.txt"));
  }

  @Test
  void namesTheInputsOfAKernel() throws Exception {
    ForkRequest plain = request("ReportingBenchmark.counters", Metric.THROUGHPUT, Map.of());
    InputFiles input = new InputFiles(directory.resolve("verify.bin"), 1, directory.resolve("m.bin"),
        RunningSums.of(new OneItem()));
    ForkRequest request = new ForkRequest(plain.cell(), plain.profile(), 0, plain.directory(), Map.of(),
        Optional.of(input));
    try (Fork fork = rig.source().start(request)) {
      fork.finish();
    }
    assertThat(request.directory().resolve("inputs.txt"))
        .hasContent(directory.resolve("verify.bin") + " " + directory.resolve("m.bin"));
  }

  @Test
  void pinsForksToTheirCpus() throws Exception {
    ForkRequest anywhere = request("ReportingBenchmark.counters", Metric.THROUGHPUT, Map.of());
    PlannedCell cell = anywhere.cell();
    PlannedCell pinned = new PlannedCell(cell.cell(), cell.workload(), cell.contender(), true, List.of(0),
        cell.forkCost());
    ForkRequest request = new ForkRequest(pinned, anywhere.profile(), 0, anywhere.directory(), Map.of(),
        Optional.empty());
    try (Fork fork = rig.source().start(request)) {
      assertThat(fork.facts()).containsEntry("processors", "1");
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SERIAL     | Copy, MarkSweepCompact
      PARALLEL   | PS MarkSweep, PS Scavenge
      G1         | G1 Young Generation, G1 Concurrent GC, G1 Old Generation
      ZGC        | ZGC Minor Cycles, ZGC Minor Pauses, ZGC Major Cycles, ZGC Major Pauses
      SHENANDOAH | Shenandoah Pauses, Shenandoah Cycles
      EPSILON    | Epsilon Heap
      """)
  void measuresUnderEveryCollector(Jvm.Collector collector, String beans) throws Exception {
    Jvm jvm = new Jvm(collector, 64L << 20, List.of());
    try (Fork fork = rig.source().start(
        rig.request("CountingBenchmark.averageTime", Metric.THROUGHPUT, jvm, Map.of(), Map.of()))) {
      assertThat(fork.facts().getOrDefault("collector", "").split(", "))
          .containsExactlyInAnyOrder(beans.split(", "));
      assertThat(fork.run(Rig.SLICE).gcNanos()).isPresent();
      fork.finish();
    }
  }

  @Test
  void namesTheRuntimeItsCollectorAndItsHeap() throws Exception {
    try (Fork fork = rig.start("CountingBenchmark.twoThreads")) {
      assertThat(fork.facts()).containsEntry("jmh_mode", "avgt").containsEntry("threads", "2")
          .containsEntry("collector", "Copy, MarkSweepCompact").containsEntry("heap_bytes", "33554432")
          .hasEntrySatisfying("runtime", runtime -> assertThat(runtime).startsWith("java 25"));
    }
    // A benchmark whose result is dropped must stay slow: JMH's strongest means against it is on.
    assertThat(rig.forkDirectory(1).resolve("jmh.log")).content().contains("# Blackhole mode: compiler");
  }

  @Test
  void saysHowQuietTheJvmWas() throws Exception {
    try (Fork fork = rig.start("CountingBenchmark.throughput")) {
      Slice slice = fork.run(Rig.SLICE);
      assertThat(slice.jitNanos()).isPresent();
      assertThat(slice.gcNanos()).isPresent();
      assertThat(slice.loadedClasses()).isPresent();
    }
  }

  @Test
  void measuresAllocationAsPrimaryMetric() throws Exception {
    try (Fork fork = rig.source().start(request("ReportingBenchmark.allocation", Metric.ALLOCATION, Map.of()))) {
      fork.run(Rig.SLICE);
      // 1,024 bytes and the array's header of 16; JMH itself allocates a few KiB an iteration, over 50,000 operations.
      assertThat(fork.run(Rig.SLICE).score()).isCloseTo(1040, within(10.0));
    }
  }

  @Test
  void measuresCpuTimeAsPrimaryMetric() throws Exception {
    try (Fork fork = rig.source().start(request("ReportingBenchmark.allocation", Metric.CPU_TIME, Map.of()))) {
      Slice slice = fork.run(Rig.SLICE);
      assertThat(slice.score()).isEqualTo((double) slice.cpuNanos().orElseThrow() / slice.operations());
    }
  }

  @Test
  void takesWhatTheBenchmarkCountsWhenItIsAMetric() throws Exception {
    try (Fork fork = rig.source().start(request("ReportingBenchmark.counters", Metric.THROUGHPUT, Map.of()))) {
      Map<String, Double> secondary = fork.run(Rig.SLICE).secondary();
      assertThat(secondary).containsEntry("pause-max", 1500.0);
      assertThat(secondary.keySet()).contains("allocation").isSubsetOf("allocation", "gc-cpu-share", "pause-max",
          GateMetric.VOLUNTARY_SWITCHES, GateMetric.QUEUED_NANOS);
    }
    try (Fork fork = rig.source().start(request("ReportingBenchmark.counters", Metric.PAUSE_MAX, Map.of()))) {
      assertThat(fork.run(Rig.SLICE).score()).isEqualTo(1500.0);
    }
  }

  @Test
  void refusesABenchmarkThatDoesNotReportItsPrimaryMetric() throws Exception {
    try (Fork fork = rig.source().start(request("ReportingBenchmark.counters", Metric.RSS, Map.of()))) {
      assertThatThrownBy(() -> fork.run(Rig.SLICE)).isInstanceOf(ForkFailure.class)
          .hasMessageStartingWith("expected a value of \"rss\"")
          .satisfies(failure -> assertThat(((ForkFailure) failure).status()).isEqualTo(Status.INVALID));
    }
  }

  @Test
  void collectsASeriesOnTheCoordinatorsClock() throws Exception {
    try (Fork fork = rig.source().start(request("ReportingBenchmark.counters", Metric.THROUGHPUT, Map.of()))) {
      fork.run(Rig.SLICE);
      long before = System.nanoTime();
      List<Series> series = fork.finish().series();
      long after = System.nanoTime();
      assertThat(series).hasSize(1);
      assertThat(series.getFirst().id()).isEqualTo("gc-pause");
      assertThat(series.getFirst().unit()).isEqualTo("ns");
      Series.Point point = series.getFirst().points().getFirst();
      assertThat(point.value()).isEqualTo(1250.5);
      // Written between the two, on a clock that may be adjusted meanwhile, by a millisecond at most.
      assertThat(point.offsetNanos()).isBetween(before - 1_000_000, after + 1_000_000);
    }
  }

  @Test
  void endsABenchmarkThatLeavesAThreadBehind() throws Exception {
    Jvm impatient = new Jvm(Jvm.Collector.SERIAL, 32L << 20, List.of("-Djmh.shutdownTimeout=1"));
    try (Fork fork = rig.source().start(
        rig.request("ReportingBenchmark.strayThread", Metric.THROUGHPUT, impatient, PATTERNS, Map.of()))) {
      assertThat(fork.run(Rig.SLICE.dividedBy(50)).operations()).isPositive();
      fork.finish();
    }
  }

  @Test
  void listsWhatAJarHolds() throws Exception {
    Path jar = BenchmarksJar.write(directory.resolve("listed.jar"));
    List<JmhBenchmark> all = rig.source().benchmarks(jar);
    assertThat(all).contains(
        new JmhBenchmark("dev.backbench.probe.fixture.CountingBenchmark.twoThreads", "avgt", OptionalInt.of(2),
            "NANOSECONDS", Map.of()),
        new JmhBenchmark("dev.backbench.probe.fixture.ReportingBenchmark.counters", "avgt", OptionalInt.empty(),
            "SECONDS", Map.of("patterns", List.of("8", "32")), List.of("-Dfixture.own=kept")));
  }

  @Test
  void saysWhenAJarHoldsNoJmh() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertThatThrownBy(() -> rig.source().benchmarks(empty)).isInstanceOf(ForkFailure.class)
        .hasMessageContaining("JMH host is gone");
    assertThatThrownBy(() -> rig.source().benchmarks(directory.resolve("none.jar")))
        .hasMessageContaining("none.jar: expected a benchmarks jar, got none");
  }

  /** The least of kernels. */
  private static final class OneItem implements Kernel {
    @Override
    public int items() {
      return 1;
    }

    @Override
    public long step() {
      return 1;
    }

    @Override
    public long checksum() {
      return 1;
    }
  }

  private ForkRequest request(String benchmark, Metric metric, Map<String, String> environment) throws IOException {
    return rig.request(benchmark, metric, Rig.JVM, PATTERNS, environment);
  }
}
