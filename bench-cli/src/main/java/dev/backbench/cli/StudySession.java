package dev.backbench.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.PairSource.Drawn;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.process.Scratch;
import dev.backbench.run.Disk;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Interruption;
import dev.backbench.run.RunClock;
import dev.backbench.run.gate.GateBench;
import dev.backbench.run.gate.GateCases;
import dev.backbench.run.gate.GateSide;
import dev.backbench.run.gate.LivePairs;
import dev.backbench.run.gate.PairPool;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.run.jmh.JmhForkSource;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One sitting of recording: a jar against its own copy, pair by pair into the pool. */
final class StudySession {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration UNLIMITED = Duration.ofDays(365);
  /** The neighbour ends by itself, should everything else fail. */
  private static final int ANTAGONIST_SECONDS = 4 * 3600;

  private final SystemFiles system;
  private final Path temporary;

  StudySession(SystemFiles system, Path temporary) {
    this.system = system;
    this.temporary = temporary;
  }

  void record(StudyRequest request, String id, Consumer<String> talk) throws BadInputException, IOException {
    OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    int cpus = Runtime.getRuntime().availableProcessors();
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try (Interruption interruption = new Interruption(GRACE);
        Children children = new Children(id);
        Scratch scratch = Scratch.create(temporary, id)) {
      Path copy = Files.copy(request.jar(), scratch.directory().resolve("copy.jar"));
      try (JmhForkSource forks = new JmhForkSource(children, RunSession.probe(),
          workload -> workload.id().equals(GateSide.BASE.id()) ? request.jar() : copy, java, scratch.directory())) {
        List<JmhBenchmark> benchmarks = list(forks, request);
        GateBench bench = new GateBench(GateBench.USUAL, forks, RunSession.noise(system), machine::getProcessCpuTime,
            RunClock.startingAt(0, System::nanoTime), scratch.directory(), interruption, UNLIMITED, cpus);
        LivePairs pairs = new LivePairs(bench,
            GateCases.of("study", benchmarks, benchmarks, GateSession.heap(machine.getTotalMemorySize()), cpus)
                .common(),
            request.seed());
        if (request.antagonist()) {
          children.start(antagonist(java, request.seed(), scratch.directory()));
        }
        record(request, id, pairs, talk);
      }
    }
  }

  private static void record(StudyRequest request, String id, LivePairs pairs, Consumer<String> talk)
      throws IOException {
    PairPool pool = new PairPool(request.pool(), Disk.REAL);
    for (int round = 1; round <= request.pairs(); round++) {
      for (GatedBenchmark benchmark : pairs.benchmarks()) {
        switch (pairs.next(benchmark, round)) {
          case Drawn.Measured(var pair) -> pool.add(new PooledPair(request.condition(), id, benchmark, pair));
          case Drawn.Spent(String budget) -> {
            talk.accept("stopped: " + budget + " is spent; what was recorded is in the pool");
            return;
          }
          case Drawn.Broken(String reason) -> talk.accept(benchmark.id() + ": " + reason);
        }
      }
      talk.accept("round %d of %d recorded".formatted(round, request.pairs()));
    }
  }

  private static List<JmhBenchmark> list(JmhForkSource forks, StudyRequest request) throws BadInputException {
    List<JmhBenchmark> benchmarks;
    try {
      benchmarks = forks.benchmarks(request.jar(), request.only());
    } catch (ForkFailure e) {
      throw new BadInputException(List.of("--jar: expected a jar of JMH benchmarks, got %s: %s".formatted(
          request.jar().getFileName(), e.getMessage())));
    }
    if (benchmarks.isEmpty()) {
      throw new BadInputException(List.of("--only: expected a benchmark of the jar to match, none does."));
    }
    return benchmarks;
  }

  private static Command antagonist(Path java, long seed, Path scratch) {
    return new Command(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx64m", "-cp",
        System.getProperty("java.class.path"), Antagonist.class.getName(), Long.toString(seed),
        Integer.toString(ANTAGONIST_SECONDS)), scratch, Map.of(), List.of(), scratch.resolve("antagonist.log"), false);
  }
}
