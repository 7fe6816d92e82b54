package dev.backbench.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.contract.Jvm;
import dev.backbench.process.Suspension;
import dev.backbench.gate.GateMetric;
import dev.backbench.run.Fork;
import dev.backbench.run.Slice;
import dev.backbench.run.jmh.Deadlines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks that do what they should. */
final class JmhForkIT {
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

  @ParameterizedTest
  @ValueSource(strings = {"throughput", "averageTime", "sampleTime", "singleShot", "twoThreads", "tenPerCall", "pair"})
  void countsOperationsExactlyInEveryMode(String method) throws Exception {
    List<Slice> slices = new ArrayList<>();
    try (Fork fork = rig.start("CountingBenchmark." + method)) {
      for (int i = 0; i < 3; i++) {
        slices.add(fork.run(Rig.SLICE));
      }
      fork.finish();
    }
    List<Entry> entries = ledger(1);
    if (method.equals("singleShot")) {
      // Not primed, several shots a slice, and two for the end.
      assertThat(slices.stream().mapToLong(Slice::operations).sum()).isEqualTo(entries.size() - 2);
    } else {
      // The first iteration sets up, the last two end the fork.
      assertThat(entries).hasSize(6);
      assertThat(slices).extracting(Slice::operations)
          .containsExactlyElementsOf(entries.subList(1, 4).stream().map(Entry::operations).toList());
    }
    assertThat(slices).allSatisfy(slice -> {
      assertThat(slice.score()).isCloseTo(slice.operations() * 1e9 / slice.wallNanos(), within(1e-6));
      assertThat(slice.cpuNanos()).isPresent();
      // The gate's counters are there where the kernel says them.
      assertThat(slice.secondary().keySet()).contains("allocation").isSubsetOf("allocation", "gc-cpu-share",
          GateMetric.VOLUNTARY_SWITCHES, GateMetric.QUEUED_NANOS);
    });
  }

  private static org.assertj.core.data.Percentage within(double relative) {
    return org.assertj.core.data.Percentage.withPercentage(relative * 100);
  }

  @Test
  void alternatesForksThatNeverOverlap() throws Exception {
    try (Fork one = rig.start("CountingBenchmark.throughput"); Fork two = rig.start("CountingBenchmark.averageTime")) {
      for (int i = 0; i < 4; i++) {
        one.run(Rig.SLICE);
        two.run(Rig.SLICE);
      }
      one.finish();
      two.finish();
    }
    List<Entry> all = new ArrayList<>(ledger(1));
    all.addAll(ledger(2));
    all.sort((a, b) -> Long.compare(a.start(), b.start()));
    assertThat(all).hasSize(2 * (1 + 4 + 2));
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).start()).isGreaterThan(all.get(i - 1).end());
    }
  }

  /** Where it may be stopped: a fork without a death signal could outlive us. */
  @ParameterizedTest
  @CsvSource({"G1,T", "ZGC,T", "SHENANDOAH,T", "SERIAL,S"})
  void standsStillWhileParkedIfItsCollectorWouldNot(Jvm.Collector collector, String state) throws Exception {
    assumeTrue(Suspension.possible(), "setpriv not found");
    try (Fork fork = rig.start(collector)) {
      Path stat = Path.of("/proc", Long.toString(forked().pid()), "stat");
      for (int i = 0; i < 3; i++) {
        awaitState(stat, state);
        assertThat(fork.run(Rig.SLICE).operations()).isPositive();
      }
      awaitState(stat, state);
      fork.finish();
      assertThat(fork.facts().containsKey("parked")).isEqualTo(state.equals("T"));
      assertThat(rig.forkDirectory(1).resolve("torn-down")).exists();
    }
  }

  @Test
  void diesWithItsHostEvenWhenItStandsStill() throws Exception {
    assumeTrue(Suspension.possible(), "setpriv not found");
    try (Fork _ = rig.start(Jvm.Collector.G1)) {
      ProcessHandle forked = forked();
      awaitState(Path.of("/proc", Long.toString(forked.pid()), "stat"), "T");
      ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly); // The host; nobody kills the fork.
      forked.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  private static ProcessHandle forked() {
    return ProcessHandle.current().children().flatMap(ProcessHandle::children).findFirst().orElseThrow();
  }

  private static void awaitState(Path stat, String state) throws IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Files.readString(stat).replaceFirst(".*\\) ", "").startsWith(state)) {
      assertThat(System.nanoTime()).as("deadline for state " + state).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void endsWithTheTrialsTearDown() throws Exception {
    try (Fork fork = rig.start("CountingBenchmark.throughput")) {
      fork.run(Rig.SLICE);
      assertThat(rig.forkDirectory(1).resolve("torn-down")).doesNotExist();
      fork.finish();
      assertThat(rig.forkDirectory(1).resolve("torn-down")).exists();
    }
  }

  @Test
  void tearsDownAForkThatRanNoSlice() throws Exception {
    try (Fork fork = rig.start("CountingBenchmark.singleShot")) {
      fork.finish();
    }
    assertThat(rig.forkDirectory(1).resolve("torn-down")).exists();
  }

  private List<Entry> ledger(int fork) throws IOException {
    return Files.readAllLines(rig.forkDirectory(fork).resolve("iterations.csv")).stream().map(Entry::parse).toList();
  }

  private record Entry(long start, long end, long operations) {
    static Entry parse(String line) {
      String[] columns = line.split(",");
      return new Entry(Long.parseLong(columns[0]), Long.parseLong(columns[1]), Long.parseLong(columns[2]));
    }
  }
}
