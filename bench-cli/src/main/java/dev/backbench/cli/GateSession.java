package dev.backbench.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.BenchmarkTest;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Gate;
import dev.backbench.gate.GateReport;
import dev.backbench.process.Children;
import dev.backbench.process.Scratch;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Interruption;
import dev.backbench.run.RunClock;
import dev.backbench.run.gate.GateBench;
import dev.backbench.run.gate.GateCases;
import dev.backbench.run.gate.GateSide;
import dev.backbench.run.gate.LivePairs;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.run.jmh.JmhForkSource;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One session of a gate: everything that it needs is put together, used, and taken apart again. */
final class GateSession {
  private static final Duration GRACE = Duration.ofSeconds(20);
  /** Two forks are alive together, and what is beside their heaps needs room too. */
  private static final int HEAP_SHARE = 8;
  private static final long MOST_HEAP = 1L << 30;
  private static final long LEAST_HEAP = 64L << 20;

  private final SystemFiles system;
  private final Path temporary;

  GateSession(SystemFiles system, Path temporary) {
    this.system = system;
    this.temporary = temporary;
  }

  GateReport gate(GateRequest request, String id, Consumer<BenchmarkTest> progress)
      throws BadInputException, IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try (Interruption interruption = new Interruption(GRACE);
        Children children = new Children(id);
        Scratch scratch = Scratch.create(temporary, id);
        JmhForkSource forks = new JmhForkSource(children, RunSession.probe(),
            workload -> workload.id().equals(GateSide.BASE.id()) ? request.base() : request.candidate(), java,
            scratch.directory())) {
      OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      int cpus = Runtime.getRuntime().availableProcessors();
      GateCases cases = cases(request, forks, heap(machine.getTotalMemorySize()), cpus);
      GateBench bench = new GateBench(forks, RunSession.noise(system), machine::getProcessCpuTime,
          RunClock.startingAt(0, System::nanoTime), scratch.directory(), interruption, request.budget(), cpus);
      LivePairs pairs = new LivePairs(bench, cases.common(), request.seed());
      var outcome = new Gate(request.settings(), Map.of(), Calibration.NONE, request.seed(), progress).run(pairs);
      return new GateReport(request.settings(), request.seed(), outcome, pairs.levels(), cases.removed(),
          cases.added(), pairs.notes());
    }
  }

  private static GateCases cases(GateRequest request, JmhForkSource forks, long heapBytes, int cpus)
      throws BadInputException {
    List<String> problems = new ArrayList<>();
    List<JmhBenchmark> base = list("--base", request.base(), request.only(), forks, problems);
    List<JmhBenchmark> candidate = list("--candidate", request.candidate(), request.only(), forks, problems);
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return GateCases.of(base, candidate, heapBytes, cpus);
  }

  private static List<JmhBenchmark> list(String option, Path jar, String only, JmhForkSource forks,
      List<String> problems) {
    try {
      return forks.benchmarks(jar, only);
    } catch (ForkFailure e) {
      problems.add("%s: expected a jar of JMH benchmarks, got %s: %s".formatted(option, jar.getFileName(),
          e.getMessage()));
      return List.of();
    }
  }

  private static long heap(long memoryBytes) {
    return Math.clamp((memoryBytes / HEAP_SHARE) >> 20 << 20, LEAST_HEAP, MOST_HEAP);
  }
}
