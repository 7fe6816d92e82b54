package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.contract.Workload;
import dev.backbench.environment.AllowedCpus;
import dev.backbench.environment.Check;
import dev.backbench.environment.Doctor;
import dev.backbench.environment.EnvironmentProbe;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.GateReport;
import dev.backbench.json.Claims;
import dev.backbench.json.JmhJson;
import dev.backbench.json.Manifests;
import dev.backbench.json.PlainJson;
import dev.backbench.json.Plans;
import dev.backbench.json.Reports;
import dev.backbench.plan.LearntCosts;
import dev.backbench.plan.PathRuntimes;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Planner;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.Selection;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.run.CostHistory;
import dev.backbench.run.Disk;
import dev.backbench.run.MachineLock;
import java.time.ZoneOffset;
import java.time.LocalDate;
import dev.backbench.run.gate.RevisionBuild;
import dev.backbench.run.gate.Maven;
import dev.backbench.run.gate.CalibrationStore;
import dev.backbench.process.Children;
import dev.backbench.plan.SearchPath;
import dev.backbench.environment.FingerprintProbe;
import dev.backbench.run.Progress;
import dev.backbench.run.RunDirectory;
import dev.backbench.run.RunId;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Nearest;
import dev.backbench.unit.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The services of the real program, on this machine and this project. */
final class Wiring implements Services {
  private static final String LATEST = "latest";
  private static final long LEAST_BYTES = 256L << 20;

  private final Project project;
  private final SystemFiles system = SystemFiles.ofMachine();
  private final Runtimes runtimes = PathRuntimes.ofProcess();
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Consumer<String> told;
  private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

  /**
   * Of that project.
   *
   * @param told gets what a person should know beside the answer
   */
  Wiring(Project project, Consumer<String> told) {
    this.project = project;
    this.told = told;
  }

  @Override
  public List<Workload> workloads() throws BadInputException {
    return Manifests.read(project.root());
  }

  @Override
  public Plan plan(List<Workload> workloads, Selection selection) throws BadInputException, IOException {
    return Planner.plan(workloads, selection, runtimes, learnt(selection.profile()));
  }

  @Override
  public LearntCosts learnt(Profile profile) throws IOException {
    SortedMap<String, String> here = EnvironmentProbe.facts(system, runtimes);
    return CostHistory.read(RunDirectory.all(project.runs()), profile,
        run -> Conditions.read(run.conditions()).filter(then -> then.sameMachine(here)).isPresent());
  }

  /** The last one: interrupts and daemons tend to sit on the first. */
  @Override
  public List<Integer> usualCpus() {
    return List.of(AllowedCpus.of(system).last());
  }

  @Override
  public List<Integer> allCpus() {
    return List.copyOf(AllowedCpus.of(system));
  }

  /** Short enough to type again. */
  @Override
  public long freshSeed() {
    return random.nextLong(1, 1_000_000);
  }

  @Override
  public Measured measure(Plan plan, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, UnfitException, IOException {
    try (MachineLock _ = lock()) {
      RunDirectory directory = RunDirectory.create(project.runs(), RunId.create(Instant.now(), random));
      Conditions conditions = Conditions.of(project, plan, options, system, runtimes);
      new RunFiles(directory, Disk.REAL).begin(conditions, plan);
      return measure(directory, plan, options, progress, audience);
    }
  }

  @Override
  public Measured resume(String runId, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, UnfitException, IOException {
    // The newest, not the newest that is finished: that one has nothing to resume.
    RunDirectory directory = runId.equals(LATEST) ? newest() : directory(runId);
    if (!Files.exists(directory.plan())) {
      throw new BadInputException(
          List.of("--resume: expected a plan in run %s, got none: it ended before it began. Start a new run."
              .formatted(directory.id())));
    }
    Plan plan = Plans.parse(directory.plan().toString(), Files.readString(directory.plan()), workloads());
    Conditions then = Conditions.parse(Files.readString(directory.conditions()));
    RunOptions wanted = then.options(options);
    then.require(Conditions.of(project, plan, wanted, system, runtimes));
    try (MachineLock _ = lock()) {
      return measure(directory, plan, wanted, progress, audience);
    }
  }

  private Measured measure(RunDirectory directory, Plan plan, RunOptions options, Progress progress,
      Audience audience)
      throws BadInputException, IOException, UnfitException {
    requireSpace(directory);
    LoggedProgress logged = new LoggedProgress(progress, directory.log(), Disk.REAL);
    clean().forEach(removed -> logged.note("removed what a killed run left behind: " + removed));
    Measured measured = new RunSession(project, system, runtimes, temporary).measure(directory, plan, options, logged,
        each -> baselines().widened(each, logged::note), audience);
    if (measured.report().run().stamp() == Run.Stamp.VALID) {
      baselines().record(measured.report());
    }
    return measured;
  }

  /** A disk that fills up in mid-run costs the run; one look before costs nothing. */
  private static void requireSpace(RunDirectory directory) throws IOException, UnfitException {
    long usable = Files.getFileStore(directory.path()).getUsableSpace();
    if (usable < LEAST_BYTES) {
      throw new UnfitException("%s: expected at least %d MiB of free disk, got %d. Free some, then use --resume %s."
          .formatted("results/runs/" + directory.id(), LEAST_BYTES >> 20, usable >> 20, directory.id()));
    }
  }

  @Override
  public GateReport gate(GateRequest request, GateSession.Progress progress)
      throws BadInputException, UnfitException, IOException {
    String id = RunId.create(Instant.now(), random);
    List<GateJars> jars;
    try (Children children = new Children(id)) {
      RevisionBuild revisions = new RevisionBuild(project.root(), project.built().resolve("gate"), children,
          Maven.find(System.getProperties(), SearchPath.ofProcess()), Path.of(System.getProperty("java.home")));
      jars = new GateBuilds(project, revisions, progress.talk()).of(request, workloads());
    }
    CalibrationStore store = new CalibrationStore(State.folder(System.getenv()), FingerprintProbe.of(system),
        Disk.REAL);
    try (MachineLock _ = lock()) {
      clean();
      GateReport report = new GateSession(system, temporary, store.read(), LocalDate.now(ZoneOffset.UTC)).gate(request,
          jars, id, progress);
      if (report.outcome().reading().isPresent()) {
        store.add(id, report.outcome().reading().get());
      }
      return report;
    }
  }

  @Override
  public BaselineBook baselines() {
    return new BaselineBook(project, this, system, State.folder(System.getenv()));
  }

  @Override
  public void record(StudyRequest request, Consumer<String> talk)
      throws BadInputException, UnfitException, IOException {
    try (MachineLock _ = lock()) {
      clean();
      new StudySession(system, temporary).record(request, RunId.create(Instant.now(), random), talk);
    }
  }

  private MachineLock lock() throws IOException, UnfitException {
    Optional<MachineLock> lock = MachineLock.take(temporary);
    if (lock.isEmpty()) {
      throw new UnfitException(
          "another run measures on this machine (process %s). Wait for its end: two would disturb each other."
              .formatted(Files.readString(MachineLock.file(temporary)).replaceFirst(":.*", "")));
    }
    return lock.get();
  }

  @Override
  public Report report(String reference) throws BadInputException, IOException {
    if (reference.endsWith(".json")) {
      return Reports.read(Path.of(reference));
    }
    Optional<RunDirectory> committed = RunDirectory.find(project.reference(), reference);
    return Reports.read((committed.isPresent() ? committed.get() : directory(reference)).report());
  }

  /** The newest finished run of this machine; without one, the newest that is committed. */
  private RunDirectory latest() throws BadInputException, IOException {
    List<RunDirectory> committed = RunDirectory.all(project.reference());
    Optional<RunDirectory> finished = RunDirectory.all(project.runs()).stream()
        .filter(each -> Files.exists(each.report())).findFirst();
    if (finished.isEmpty() && !committed.isEmpty()) {
      RunDirectory reference = committed.getFirst();
      told.accept("latest: no finished run in %s, so this is the committed reference run %s, of another machine"
          .formatted(project.root().relativize(project.runs()), reference.id()));
      return reference;
    }
    return finished.isPresent() ? finished.get() : newest();
  }

  @Override
  public List<Claim> claims(List<Path> places) throws BadInputException {
    List<Claim> claims = Claims.read(places.isEmpty() ? List.of(project.claims()) : places);
    ClaimedCells.require(claims, workloads());
    return claims;
  }

  @Override
  public List<Report> reports() throws BadInputException, IOException {
    List<Report> reports = new ArrayList<>();
    for (Path folder : List.of(project.runs(), project.reference())) {
      for (RunDirectory run : RunDirectory.all(folder)) {
        if (Files.exists(run.report())) {
          reports.add(Reports.read(run.report()));
        }
      }
    }
    return reports;
  }

  private RunDirectory newest() throws BadInputException, IOException {
    return runs().getFirst();
  }

  private List<RunDirectory> runs() throws BadInputException, IOException {
    List<RunDirectory> all = RunDirectory.all(project.runs());
    if (all.isEmpty()) {
      throw new BadInputException(List.of("%s: expected a run, got none. Measure one: scripts/bench run"
          .formatted(project.root().relativize(project.runs()))));
    }
    return all;
  }

  private RunDirectory directory(String reference) throws BadInputException, IOException {
    if (reference.equals(LATEST)) {
      return latest();
    }
    List<RunDirectory> all = runs();
    Optional<RunDirectory> found = RunDirectory.find(project.runs(), reference);
    if (found.isEmpty()) {
      throw new BadInputException(List.of("run: expected the id of one, or latest, got %s. %s".formatted(
          Quoted.of(reference), Nearest.hint(reference, all.stream().map(RunDirectory::id).toList()))));
    }
    return found.get();
  }

  @Override
  public String json(Report report) {
    return Reports.toJson(report);
  }

  @Override
  public String jmh(Report report) {
    return JmhJson.toJson(report);
  }

  @Override
  public String json(Map<String, ?> document) {
    return PlainJson.document(document);
  }

  @Override
  public List<Check> examine() {
    return Doctor.ofMachine(runtimes, project.root()).examine();
  }

  @Override
  public List<String> clean() throws IOException {
    return new Cleanup(temporary, System.getenv()).run();
  }
}
