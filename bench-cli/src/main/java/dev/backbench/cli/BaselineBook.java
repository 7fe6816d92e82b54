package dev.backbench.cli;

import dev.backbench.contract.Workload;
import dev.backbench.environment.FingerprintProbe;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.history.Admission;
import dev.backbench.gate.history.Baseline;
import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
import dev.backbench.gate.history.Suspicion;
import dev.backbench.gate.history.SuspicionReport;
import dev.backbench.result.Fingerprint;
import dev.backbench.result.Report;
import dev.backbench.run.Disk;
import dev.backbench.run.RunDirectory;
import dev.backbench.run.gate.BaselineStore;
import dev.backbench.run.gate.HistoryStore;
import dev.backbench.run.gate.JarStore;
import dev.backbench.run.gate.SessionScores;
import dev.backbench.run.gate.SessionSpread;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** This project's baseline on this class of machines, and the history of its runs here. */
final class BaselineBook {
  private final Project project;
  private final Services services;
  private final SystemFiles system;
  private final Fingerprint machine;
  private final BaselineStore baselines;
  private final HistoryStore history;
  private final JarStore jars;

  /**
   * Reads nothing yet.
   *
   * @param services finds reports and runs gates
   * @param state where jars are kept
   */
  BaselineBook(Project project, Services services, SystemFiles system, Path state) {
    this.project = project;
    this.services = services;
    this.system = system;
    machine = FingerprintProbe.of(system);
    baselines = new BaselineStore(project.baselines(), Disk.REAL);
    history = new HistoryStore(project.history(), machine, Disk.REAL);
    jars = new JarStore(state.resolve("jars"));
  }

  /** Adds a finished run to the history of this class of machines. */
  void record(Report report) throws BadInputException, IOException {
    history.add(session(report));
  }

  /**
   * The report with intervals for other sessions, where history has enough of them. History that cannot be read costs
   * those intervals and not the run.
   *
   * @param talk is told why there are none
   */
  Report widened(Report report, Consumer<String> talk) {
    try {
      return SessionSpread.of(report, SessionScores.of(report, _ -> Optional.empty()), history.read());
    } catch (IOException e) {
      talk.accept("history: " + e.getMessage());
      return report;
    }
  }

  /** Whether the jar of that digest is here to be measured against. */
  boolean kept(String sha256) {
    return jars.find(sha256).isPresent();
  }

  /** Whether this class of machines has a baseline here. */
  boolean exists() throws BadInputException {
    return baselines.read(machine).isPresent();
  }

  /**
   * This machine's.
   *
   * @throws BadInputException when there is none, with how others' machines differ
   */
  Baseline read() throws BadInputException, IOException {
    Optional<Baseline> baseline = baselines.read(machine);
    if (baseline.isEmpty()) {
      List<String> problems = new ArrayList<>(List.of(
          "baseline: expected one of this class of machines (%s), got none. Measure with --profile standard, then: baseline save"
              .formatted(machine.id())));
      problems.addAll(baselines.differences(machine));
      throw new BadInputException(problems);
    }
    return baseline.get();
  }

  /**
   * Makes a run the baseline, in place of any other.
   *
   * @throws BadInputException when the run is none that may, with every reason
   */
  Baseline save(String run) throws BadInputException, IOException {
    Report report = services.report(run);
    Fingerprint there = admit(report);
    return keep(report, Baseline.of(there, session(report)));
  }

  /**
   * Takes some levels of a run into the baseline.
   *
   * @param only of those cells whose ids contain a match
   * @param reason why they are right
   * @throws BadInputException as {@link #save}; also when there is no baseline, or no cell matches
   */
  Baseline accept(String run, Pattern only, String reason) throws BadInputException, IOException {
    Baseline before = read();
    Report report = services.report(run);
    List<String> differences = before.machine().differences(admit(report));
    if (!differences.isEmpty()) {
      throw new BadInputException(differences.stream()
          .map(each -> "run %s: not as the baseline's machine: %s. Save a new one.".formatted(report.run().id(), each))
          .toList());
    }
    RecordedSession session = session(report);
    List<String> moved = before.rulers().moved(session.rulers());
    if (!moved.isEmpty()) {
      throw new BadInputException(moved.stream().map(each -> each + ". Save a new baseline.").toList());
    }
    Set<String> cells = session.scores().stream().map(CellScore::cell).filter(only.asPredicate())
        .collect(Collectors.toSet());
    if (cells.isEmpty()) {
      throw new BadInputException(List.of("--only: expected a cell of run %s that is OK to match, none does."
          .formatted(report.run().id())));
    }
    return keep(report, before.accept(session, cells, reason));
  }

  /**
   * Holds a run against the baseline, and measures suspects side by side with the baseline's jar.
   *
   * @param paired what a paired run is asked, but for its jars and benchmarks
   */
  SuspicionReport check(String run, GateRequest paired, GateSession.Progress progress)
      throws BadInputException, UnfitException, IOException {
    Baseline baseline = read();
    Report report = services.report(run);
    Conditions conditions = conditions(report).orElseThrow(() -> new BadInputException(
        List.of("run %s: expected its conditions.txt, got none. Measure it anew.".formatted(report.run().id()))));
    RecordedSession session = session(report);
    List<String> differences = session.rulers().nanosPerStep().isEmpty()
        ? List.of("run %s: expected rulers, which profile %s does not measure. Use the profile of the baseline."
            .formatted(session.run(), session.profile()))
        : conditions.machine().map(baseline.machine()::differences)
            .orElse(List.of("fingerprint: expected the machine's, got none"));
    if (!differences.isEmpty()) {
      return new SuspicionReport(report.run().id(), new Suspicion(List.of(), 0, differences, List.of()), List.of(),
          List.of());
    }
    Suspicion suspicion = Suspicion.of(baseline, history.read(), session);
    SuspicionReport answered = new SuspectPairs(services, jars, project::benchmarksJar, conditions.jars())
        .answer(report, suspicion, paired, progress);
    history.clear(report.run().id(), answered.answers().stream()
        .filter(each -> each.state() == SuspicionReport.State.CLEARED).map(each -> each.suspect().score().cell())
        .toList());
    return answered;
  }

  private Fingerprint admit(Report report) throws BadInputException, IOException {
    Optional<Conditions> conditions = conditions(report);
    Set<String> suites = conditions.map(each -> each.jars().keySet()).orElse(Set.of());
    Optional<Fingerprint> there = conditions.flatMap(Conditions::machine);
    List<String> refusals = Admission.refusals(report, there, Conditions.machine(project, suites, system));
    if (!refusals.isEmpty()) {
      throw new BadInputException(refusals);
    }
    return there.orElseThrow();
  }

  /** Writes it, and keeps those of its jars that are still as they were when they were measured. */
  private Baseline keep(Report report, Baseline baseline) throws IOException {
    for (Map.Entry<String, String> jar : conditions(report).map(Conditions::jars).orElseThrow().entrySet()) {
      Path file = project.benchmarksJar(jar.getKey());
      if (Files.isRegularFile(file) && Conditions.digest(file).equals(jar.getValue())) {
        jars.keep(file, jar.getValue());
      }
    }
    baselines.write(machine, baseline);
    return baseline;
  }

  private RecordedSession session(Report report) throws BadInputException, IOException {
    Map<String, String> digests = conditions(report).<Map<String, String>>map(Conditions::jars).orElse(Map.of());
    List<Workload> workloads = services.workloads();
    return SessionScores.of(report, cell -> SuspectPairs.benchmark(workloads, cell)
        .flatMap(_ -> Optional.ofNullable(digests.get(cell.suite()))));
  }

  private Optional<Conditions> conditions(Report report) {
    for (Path folder : List.of(project.runs(), project.reference())) {
      Optional<Conditions> found = RunDirectory.find(folder, report.run().id())
          .flatMap(each -> Conditions.read(each.conditions()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
