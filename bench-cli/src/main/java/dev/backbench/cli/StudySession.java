package dev.backbench.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.gate.PairDifference;
import dev.backbench.gate.PairSource.Drawn;
import dev.backbench.gate.study.PooledPair;
import dev.backbench.process.Children;
import dev.backbench.process.Command;
import dev.backbench.process.OwnJvm;
import dev.backbench.process.Scratch;
import dev.backbench.run.Disk;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Interruption;
import dev.backbench.run.RunClock;
import dev.backbench.run.gate.GateBench;
import dev.backbench.run.gate.GateCase;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One sitting of recording: a jar against its own copy, or against one that does extra work, pair by pair into the pool. */
final class StudySession {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration UNLIMITED = Duration.ofDays(365);
  /** The neighbour ends by itself, should everything else fail. */
  private static final int ANTAGONIST_SECONDS = 4 * 3600;
  /** How often a trial does extra work, and how many of its pairs say what that costs. */
  private static final int TRIAL_TIMES = 200;
  private static final int TRIAL_PAIRS = 2;
  private static final String STUDY = "study";
  private static final String TRIAL = "trial";

  private final SystemFiles system;
  private final Path temporary;

  StudySession(SystemFiles system, Path temporary) {
    this.system = system;
    this.temporary = temporary;
  }

  void record(StudyRequest request, String id, Consumer<String> talk) throws BadInputException, IOException {
    if (request.injection().isPresent() && !Injection.possible(request.jar())) {
      throw new BadInputException(List.of(
          "--inject: expected a jar that can be slowed down, got %s. Use bench-study/target/benchmarks.jar.".formatted(
              request.jar().getFileName())));
    }
    Path java = OwnJvm.launcher();
    try (Interruption interruption = new Interruption(GRACE);
        Children children = new Children(id);
        Scratch scratch = Scratch.create(temporary, id)) {
      Path trial = scratch.directory().resolve("trial.jar");
      Path copy = scratch.directory().resolve("copy.jar");
      try (JmhForkSource forks = new JmhForkSource(children, RunSession.probe(),
          workload -> workload.id().equals(GateSide.BASE.id())
              ? request.jar()
              : workload.suite().equals(TRIAL) ? trial : copy,
          java, scratch.directory())) {
        Sitting sitting = new Sitting(request, forks, scratch.directory(), interruption, list(forks, request));
        if (request.injection().isPresent()) {
          request.injection().get().copy(request.jar(), copy, sitting.calibrate(trial, talk));
        } else {
          Files.copy(request.jar(), copy);
        }
        if (request.antagonist()) {
          children.start(antagonist(java, request.seed(), scratch.directory()));
        }
        sitting.record(id, talk);
      }
    }
  }

  /** What one sitting measures with. */
  private final class Sitting {
    private final StudyRequest request;
    private final JmhForkSource forks;
    private final Path scratch;
    private final Interruption interruption;
    private final List<JmhBenchmark> benchmarks;

    Sitting(StudyRequest request, JmhForkSource forks, Path scratch, Interruption interruption,
        List<JmhBenchmark> benchmarks) {
      this.request = request;
      this.forks = forks;
      this.scratch = scratch;
      this.interruption = interruption;
      this.benchmarks = benchmarks;
    }

    /** How often each benchmark must do the extra work: a trial does it often, and shows what it costs. */
    Map<String, Integer> calibrate(Path trialJar, Consumer<String> talk)
        throws BadInputException, IOException {
      Injection injection = request.injection().orElseThrow();
      Map<String, Integer> trial = new LinkedHashMap<>();
      benchmarks.forEach(each -> trial.put(method(each.name()), TRIAL_TIMES));
      injection.copy(request.jar(), trialJar, trial);
      LivePairs pairs = pairs(TRIAL);
      Map<String, Integer> times = new LinkedHashMap<>();
      for (GatedBenchmark benchmark : pairs.benchmarks()) {
        double sum = 0;
        for (int round = 1; round <= TRIAL_PAIRS; round++) {
          sum += difference(benchmark, pairs.next(benchmark, round));
        }
        try {
          times.put(method(benchmark.id()), injection.times(TRIAL_TIMES, sum / TRIAL_PAIRS));
        } catch (IllegalArgumentException e) {
          throw new BadInputException(List.of("%s: %s. Choose others with --only.".formatted(benchmark.id(),
              e.getMessage())));
        }
      }
      talk.accept("%s takes so many in each operation: %s".formatted(injection.words(), times));
      return times;
    }

    private double difference(GatedBenchmark benchmark, Drawn drawn) throws BadInputException {
      return switch (drawn) {
        case Drawn.Measured(var pair) -> PairDifference.of(pair,
            GateMetric.choose(pair.samples().toList(), benchmark.threads()), benchmark.better()).median();
        case Drawn.Spent(String budget) -> throw new BadInputException(List.of(
            "%s: expected a trial of what extra work costs, got none: %s is spent.".formatted(benchmark.id(), budget)));
        case Drawn.Broken(String reason) -> throw new BadInputException(List.of(benchmark.id() + ": " + reason));
      };
    }

    /** Rounds over all benchmarks that the pool has too few pairs of. */
    void record(String id, Consumer<String> talk) throws IOException, BadInputException {
      PairPool pool = new PairPool(request.pool(), Disk.REAL);
      Map<GatedBenchmark, Integer> held = new HashMap<>();
      pool.read().getOrDefault(request.condition(), Map.of())
          .forEach((benchmark, pairs) -> held.put(benchmark, pairs.size()));
      LivePairs pairs = pairs(STUDY);
      for (int round = 1; round <= request.pairs(); round++) {
        for (GatedBenchmark benchmark : pairs.benchmarks()) {
          if (held.getOrDefault(benchmark, 0) >= round) {
            continue;
          }
          switch (pairs.next(benchmark, round)) {
            case Drawn.Measured(var pair) -> pool.add(new PooledPair(request.condition(), id, benchmark, pair));
            case Drawn.Spent(String budget) -> {
              talk.accept("stopped: " + budget + " is spent; what was recorded is in the pool");
              return;
            }
            case Drawn.Broken(String reason) -> talk.accept(benchmark.id() + ": " + reason);
          }
        }
        talk.accept("round %d of %d is in the pool".formatted(round, request.pairs()));
      }
    }

    private LivePairs pairs(String jars) {
      OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      int cpus = Runtime.getRuntime().availableProcessors();
      GateBench bench = new GateBench(GateBench.USUAL, forks, RunSession.noise(system), machine::getProcessCpuTime,
          RunClock.startingAt(0, System::nanoTime), scratch, interruption, UNLIMITED, cpus);
      return new LivePairs(bench, cases(jars, benchmarks, request), request.seed());
    }

    private static String method(String name) {
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }

  private static List<JmhBenchmark> list(JmhForkSource forks, StudyRequest request) throws BadInputException {
    List<JmhBenchmark> benchmarks;
    try {
      benchmarks = forks.benchmarks(request.jar());
    } catch (ForkFailure e) {
      throw new BadInputException(List.of("--jar: expected a jar of JMH benchmarks, got %s: %s".formatted(
          request.jar().getFileName(), e.getMessage())));
    }
    if (cases(STUDY, benchmarks, request).isEmpty()) {
      throw new BadInputException(List.of("--only: expected a benchmark of the jar to match, none does."));
    }
    return benchmarks;
  }

  private static List<GateCase> cases(String jars, List<JmhBenchmark> benchmarks, StudyRequest request) {
    OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return GateCases
        .of(jars, benchmarks, benchmarks, GateSession.heap(machine.getTotalMemorySize()),
            Runtime.getRuntime().availableProcessors())
        .matching(Pattern.compile(request.only())).common();
  }

  private static Command antagonist(Path java, long seed, Path scratch) {
    return new Command(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx64m", "-cp",
        OwnJvm.classPath(), Antagonist.class.getName(), Long.toString(seed),
        Integer.toString(ANTAGONIST_SECONDS)), scratch, Map.of(), List.of(), scratch.resolve("antagonist.log"), false);
  }
}
