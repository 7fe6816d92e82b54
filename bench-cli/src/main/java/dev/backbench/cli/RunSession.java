package dev.backbench.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.backbench.claim.Claim;
import dev.backbench.contract.Cell;
import dev.backbench.contract.InputSize;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Workload;
import dev.backbench.environment.AllowedCpus;
import dev.backbench.environment.EnvironmentProbe;
import dev.backbench.environment.NoiseMeter;
import dev.backbench.environment.SystemFiles;
import dev.backbench.fixtures.postgres.Durability;
import dev.backbench.fixtures.postgres.PgbenchForkSource;
import dev.backbench.fixtures.postgres.PostgresFixture;
import dev.backbench.fixtures.postgres.PostgresOptions;
import dev.backbench.fixtures.postgres.Provider;
import dev.backbench.fixtures.services.ServiceBuilds;
import dev.backbench.fixtures.services.ServiceForkSource;
import dev.backbench.fixtures.services.ServiceRig;
import dev.backbench.json.Claims;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Runtimes;
import dev.backbench.process.Children;
import dev.backbench.process.OwnJvm;
import dev.backbench.process.Scratch;
import dev.backbench.result.Report;
import dev.backbench.result.Status;
import dev.backbench.run.Bench;
import dev.backbench.run.Disk;
import dev.backbench.run.Fixtures;
import dev.backbench.run.ForkFailure;
import dev.backbench.run.ForkSource;
import dev.backbench.run.GoBuild;
import dev.backbench.run.InputStore;
import dev.backbench.run.Inputs;
import dev.backbench.run.Interruption;
import dev.backbench.run.Journal;
import dev.backbench.run.NoiseProbe;
import dev.backbench.run.Progress;
import dev.backbench.run.PythonEnvironments;
import dev.backbench.run.RunClock;
import dev.backbench.run.RunDirectory;
import dev.backbench.run.Runner;
import dev.backbench.run.Session;
import dev.backbench.run.SourceBuild;
import dev.backbench.run.Sources;
import dev.backbench.run.jmh.JmhForkSource;
import dev.backbench.run.jmh.OptionedForks;
import dev.backbench.run.launch.LaunchForkSource;
import dev.backbench.run.worker.WorkerForkSource;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One session of a run: everything that measuring needs is put together, used, and taken apart again. */
final class RunSession {
  /** What a signal leaves for writing the partial report. */
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Project project;
  private final SystemFiles system;
  private final Runtimes runtimes;
  private final Path temporary;

  RunSession(Project project, SystemFiles system, Runtimes runtimes, Path temporary) {
    this.project = project;
    this.system = system;
    this.runtimes = runtimes;
    this.temporary = temporary;
  }

  /**
   * Measures what the run's journal does not have, writes every form of the report, and tells the audience.
   *
   * @param finish adds to the report what other sessions know
   * @throws IOException when a file of the run cannot be written; what was finished before is in the journal
   */
  Services.Measured measure(RunDirectory directory, Plan plan, RunOptions options, Progress progress,
      UnaryOperator<Report> finish, Services.Audience audience) throws BadInputException, IOException {
    Journal journal = new Journal(directory.journal(), Disk.REAL);
    // Closed last to first: a signal's grace ends when everything else is written and gone.
    try (Interruption interruption = new Interruption(GRACE);
        Children children = new Children(directory.id());
        Scratch scratch = Scratch.create(temporary, directory.id());
        PostgresFixture postgres = postgres(plan, options, children, directory.id());
        Fixtures fixtures = new Fixtures(List.of(postgres));
        ServiceForkSource services = services(plan, children, builds(children), postgres);
        Sources sources = sources(children, scratch, options, directory, services)) {
      Session session = Session.begin(journal, Instant.now());
      SortedMap<String, String> rulers = rulers(plan, children, scratch, progress);
      OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      Bench bench = new Bench(plan.profile(), sources, fixtures, inputs(), noise(system),
          () -> machine.getProcessCpuTime() + services.unreportedNanos(),
          RunClock.startingAt(session.offsetNanos(), System::nanoTime), scratch.directory(),
          machine.getTotalMemorySize(), interruption, progress);
      Report report = finish.apply(new Runner(directory.id(), plan, journal, Version.text(), options.requireAll())
          .run(session, bench, () -> facts(options, rulers)));
      new RunFiles(directory, Disk.REAL).report(report, claims(progress), progress);
      Services.Measured measured = new Services.Measured(report, directory.path());
      audience.hear(measured);
      return measured;
    }
  }

  /** Three seconds of fixed work, where the numbers are meant to be held against another session's. */
  private static SortedMap<String, String> rulers(Plan plan, Children children, Scratch scratch, Progress progress)
      throws IOException {
    if (plan.profile().estimate()) {
      return new TreeMap<>();
    }
    progress.note("rulers: three seconds of fixed work say how fast this machine is now");
    return RulerProcess.read(children, scratch.directory());
  }

  /** A claim that cannot be read costs the page its part about claims, and no run. */
  private List<Claim> claims(Progress progress) {
    try {
      return Claims.read(List.of(project.claims()));
    } catch (BadInputException e) {
      progress.note("report.html is without claims: " + String.join("; ", e.problems()));
      return List.of();
    }
  }

  private SortedMap<String, String> facts(RunOptions options, SortedMap<String, String> rulers) {
    SortedMap<String, String> facts = EnvironmentProbe.facts(system, runtimes);
    facts.putAll(rulers);
    if (!options.jmh().isEmpty()) {
      facts.put("jmh.options", String.join(" ", options.jmh()));
    }
    return facts;
  }

  /** What is built on first need, and kept for the next run. */
  private record Builds(SourceBuild go, PythonEnvironments python) {}

  private Builds builds(Children children) {
    return new Builds(goBuild(children), new PythonEnvironments(project.built().resolve("python"), children));
  }

  private Sources sources(Children children, Scratch scratch, RunOptions options, RunDirectory directory,
      ServiceForkSource services)
      throws IOException {
    Path java = OwnJvm.launcher();
    Path worker = project.root().resolve(Path.of("fixtures", "workers", "python", "worker.py"));
    ForkSource jmh = new JmhForkSource(children, probe(), this::jar, java, scratch.directory());
    Builds builds = builds(children);
    return new Sources(new OptionedForks(jmh, options.jmh(), directory.path().resolve("jmh")),
        new WorkerForkSource(children, runtimes, builds.go(), builds.python(), worker, ANSWER),
        new LaunchForkSource(children, runtimes, builds.go()), services,
        new PgbenchForkSource(children, runtimes, ANSWER));
  }

  private SourceBuild goBuild(Children children) {
    return switch (runtimes.find(LanguageRuntime.GO)) {
      case Runtimes.Found.Present(Path executable, String _) ->
        new GoBuild(executable, project.built().resolve("go"), children);
      case Runtimes.Found.Absent(String reason) -> _ -> {
        throw new ForkFailure(Status.FAILED, reason);
      };
    };
  }

  private Path jar(Workload workload) {
    return project.benchmarksJar(workload.suite());
  }

  private Inputs inputs() {
    InputStore store = new InputStore(this::jar, project.built().resolve("inputs"));
    return cell -> cell.workload().input().isPresent() ? Optional.of(store.prepare(cell)) : Optional.empty();
  }

  static NoiseProbe noise(SystemFiles system) {
    NoiseMeter meter = new NoiseMeter(system, System::nanoTime);
    return () -> {
      NoiseMeter.Mark start = meter.mark();
      return ownCpuNanos -> meter.since(start, ownCpuNanos);
    };
  }

  /** Load comes from the CPUs that servers do not have, which the database has too; where none is left, from all. */
  private ServiceForkSource services(Plan plan, Children children, Builds builds, PostgresFixture postgres) {
    NavigableSet<Integer> others = others(plan);
    List<Integer> generators = List.copyOf(others.isEmpty() ? AllowedCpus.of(system) : others);
    return new ServiceForkSource(new ServiceRig(children, new ServiceBuilds(runtimes, builds.go(), builds.python()),
        project.services(), generators, postgres::cpuNanos), new SecureRandom());
  }

  /** Cells that take every CPU leave none to others, whose place they must not decide. */
  private static boolean usual(PlannedCell cell) {
    return !cell.contender().allCpus() && !cell.cell().parameters().containsKey(Cell.CPUS);
  }

  private NavigableSet<Integer> others(Plan plan) {
    NavigableSet<Integer> others = new TreeSet<>(AllowedCpus.of(system));
    plan.cells().stream().filter(RunSession::usual).forEach(cell -> cell.cpus().forEach(others::remove));
    return others;
  }

  /** The server gets the CPUs that forks do not; where none is left, all. */
  private PostgresFixture postgres(Plan plan, RunOptions options, Children children, String runId) {
    Provider provider = Provider.parse(options.postgres());
    NavigableSet<Integer> others = others(plan);
    boolean pinned = provider != Provider.EXTERNAL && plan.cells().stream()
        .noneMatch(cell -> cell.cpus().isEmpty() || cell.contender().allCpus());
    PostgresOptions wanted = new PostgresOptions(provider,
        options.durability().equals(Durability.RELAXED.id()) ? Durability.RELAXED : Durability.DURABLE,
        dataSet(plan, options), pinned ? List.copyOf(others) : List.of());
    return new PostgresFixture(wanted, children, runId, System.getenv());
  }

  private static InputSize dataSet(Plan plan, RunOptions options) {
    if (!options.dataSet().isEmpty()) {
      return InputSize.valueOf(options.dataSet());
    }
    return plan.profile().quickOnly() ? InputSize.S : InputSize.M;
  }

  /** The jar, or in a build the folder, that holds the JMH side. */
  static Path probe() {
    String name = "dev/backbench/probe/TokenProfiler.class";
    URL found = Objects.requireNonNull(RunSession.class.getClassLoader().getResource(name), name);
    String text = found.toString();
    String place = text.substring(text.startsWith("jar:") ? 4 : 0, text.length() - name.length());
    try {
      return Path.of(new URI(place.endsWith("!/") ? place.substring(0, place.length() - 2) : place));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(place, e);
    }
  }
}
