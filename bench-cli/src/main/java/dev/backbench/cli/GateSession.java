package dev.backbench.cli;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.BenchmarkTest;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.Confirmation;
import dev.backbench.gate.Decision;
import dev.backbench.gate.Gate;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.Levels;
import dev.backbench.gate.Tolerance;
import dev.backbench.process.Children;
import dev.backbench.process.OwnJvm;
import dev.backbench.process.Scratch;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.Interruption;
import dev.backbench.run.RunClock;
import dev.backbench.run.gate.GateBench;
import dev.backbench.run.gate.GateCase;
import dev.backbench.run.gate.GateCases;
import dev.backbench.run.gate.GateSide;
import dev.backbench.run.gate.LivePairs;
import dev.backbench.run.jmh.JmhBenchmark;
import dev.backbench.run.jmh.JmhForkSource;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One gate: everything that its sessions need is put together, used, and taken apart again. */
final class GateSession {
  private static final Duration GRACE = Duration.ofSeconds(20);
  /** Two forks are alive together, and what is beside their heaps needs room too. */
  private static final int HEAP_SHARE = 8;
  private static final long MOST_HEAP = 1L << 30;
  private static final long LEAST_HEAP = 64L << 20;
  /** Marks the pair of jars that is a base and its copy. */
  private static final String COPY = "copy-";

  private final SystemFiles system;
  private final Path temporary;
  private final Calibration calibration;
  private final LocalDate today;

  GateSession(SystemFiles system, Path temporary, Calibration calibration, LocalDate today) {
    this.system = system;
    this.temporary = temporary;
    this.calibration = calibration;
    this.today = today;
  }

  GateReport gate(GateRequest request, List<GateJars> jars, String id, Progress progress)
      throws BadInputException, IOException {
    try (Interruption interruption = new Interruption(GRACE);
        Children children = new Children(id);
        Scratch scratch = Scratch.create(temporary, id)) {
      Site site = new Site(interruption, children, scratch.directory(), jars);
      GateCases all = cases(request, site);
      List<GatePolicy.Waiver> waived = all.ids().stream().flatMap(each -> request.policy().waiver(each, today).stream())
          .toList();
      GateCases cases = all.without(each -> request.policy().waiver(each, today).isPresent());
      List<GateCase> measured = new ArrayList<>(cases.common());
      if (request.control()) {
        control(cases.common(), site).ifPresent(measured::add);
      }
      Outcome first = session(request, site, measured, request.seed(), progress.pairs());
      Outcome joined = confirmed(request, site, cases.common(), first, progress);
      List<String> notes = new ArrayList<>(request.policy().idle(all.ids(), today));
      notes.addAll(joined.notes());
      return new GateReport(request.settings(), request.seed(), joined.outcome(), first.levels(), cases.removed(),
          cases.added(), waived, notes);
    }
  }

  /** Measures what must be found twice a second time, with processes of its own and another order. */
  private Outcome confirmed(GateRequest request, Site site, List<GateCase> cases, Outcome first, Progress progress)
      throws IOException {
    Set<String> wanted = Confirmation.wanted(first.outcome());
    if (wanted.isEmpty() || site.interruption().requested()) {
      return first;
    }
    progress.talk().accept("found slower; a fresh session must find it too: " + String.join(", ", wanted));
    Outcome second = session(request, site,
        cases.stream().filter(each -> wanted.contains(each.benchmark().id())).toList(), request.seed() + 1,
        progress.pairs());
    List<String> notes = new ArrayList<>(first.notes());
    notes.addAll(second.notes());
    GateOutcome joined = Confirmation.join(first.outcome(), second.outcome());
    if (first.outcome().suite().orElse(null) instanceof Decision.Fail(var evidence) && !joined.suiteConfirmed()) {
      notes.add("the suite as a whole was %.1f %% slower in one session, but not in a fresh one"
          .formatted(100 * evidence.slowdown()));
    }
    return new Outcome(joined, first.levels(), notes);
  }

  private Outcome session(GateRequest request, Site site, List<GateCase> cases, long seed,
      Consumer<BenchmarkTest> progress) throws IOException {
    OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    try (JmhForkSource forks = site.forks()) {
      GateBench bench = new GateBench(
          request.settings().preset().equals(GateSettings.SMOKE.preset()) ? GateBench.BRIEF : GateBench.USUAL, forks,
          RunSession.noise(system), machine::getProcessCpuTime,
          RunClock.startingAt(0, System::nanoTime), site.scratch(), site.interruption(), request.budget(),
          Runtime.getRuntime().availableProcessors());
      LivePairs pairs = new LivePairs(bench, cases, seed);
      Map<String, Tolerance> tolerances = request.policy()
          .tolerances(cases.stream().map(each -> each.benchmark().id()).toList());
      GateOutcome outcome = new Gate(request.settings(), tolerances, calibration, seed, progress).run(pairs);
      return new Outcome(outcome, pairs.levels(), pairs.notes());
    }
  }

  /** The next benchmark in turn, as many sessions as the machine has seen; its base is copied, so that nothing is shared. */
  private Optional<GateCase> control(List<GateCase> cases, Site site) throws IOException {
    List<GateCase> fit = cases.stream().filter(each -> each.obstacle().isEmpty()).toList();
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    GateCase chosen = fit.get(calibration.readings().size() % fit.size());
    Path copy = site.scratch().resolve(COPY + chosen.jars() + ".jar");
    Path base = requireNonNull(site.jars().get(chosen.jars()), chosen.jars()).base();
    Files.copy(base, copy);
    site.jars().put(COPY + chosen.jars(), new GateJars(COPY + chosen.jars(), base, copy));
    return Optional.of(chosen.control(COPY + chosen.jars()));
  }

  private static GateCases cases(GateRequest request, Site site) throws BadInputException, IOException {
    OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    List<String> problems = new ArrayList<>();
    GateCases cases = new GateCases(List.of(), List.of(), List.of());
    try (JmhForkSource forks = site.forks()) {
      for (GateJars pair : List.copyOf(site.jars().values())) {
        cases = cases.plus(GateCases.of(pair.name(), list("--base", pair.base(), forks, problems),
            list("--candidate", pair.candidate(), forks, problems),
            heap(machine.getTotalMemorySize()), Runtime.getRuntime().availableProcessors()));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return cases.matching(Pattern.compile(request.only()));
  }

  private static List<JmhBenchmark> list(String option, Path jar, JmhForkSource forks, List<String> problems) {
    try {
      return forks.benchmarks(jar);
    } catch (ForkFailure e) {
      problems.add("%s: expected a jar of JMH benchmarks, got %s: %s".formatted(option, jar.getFileName(),
          e.getMessage()));
      return List.of();
    }
  }

  /** Of forks whose {@code @Fork} sets none. */
  static long heap(long memoryBytes) {
    return Math.clamp((memoryBytes / HEAP_SHARE) >> 20 << 20, LEAST_HEAP, MOST_HEAP);
  }

  /**
   * Who is told.
   *
   * @param pairs of each pair
   * @param talk of everything else
   */
  record Progress(Consumer<BenchmarkTest> pairs, Consumer<String> talk) {}

  /** What one session found. */
  private record Outcome(GateOutcome outcome, Map<String, Levels> levels, List<String> notes) {}

  /** Where sessions take place. */
  private record Site(Interruption interruption, Children children, Path scratch, Map<String, GateJars> jars) {
    Site(Interruption interruption, Children children, Path scratch, List<GateJars> jars) {
      this(interruption, children, scratch, new HashMap<>());
      jars.forEach(each -> this.jars.put(each.name(), each));
    }

    /** Fresh hosts. */
    JmhForkSource forks() throws IOException {
      Path java = OwnJvm.launcher();
      return new JmhForkSource(children, RunSession.probe(), workload -> {
        GateJars pair = requireNonNull(jars.get(workload.suite()), workload.suite());
        return workload.id().equals(GateSide.BASE.id()) ? pair.base() : pair.candidate();
      }, java, scratch);
    }
  }
}
