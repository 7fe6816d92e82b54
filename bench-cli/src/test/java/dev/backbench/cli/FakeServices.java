package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.Jvm;
import dev.backbench.contract.Workload;
import dev.backbench.environment.Check;
import dev.backbench.environment.SystemFiles;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateSettings;
import dev.backbench.json.Claims;
import dev.backbench.plan.LearntCosts;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Selection;
import dev.backbench.plan.Skip;
import dev.backbench.result.Environment;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.run.Progress;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.BadInputException;
import dev.backbench.unit.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One workload, two contenders of which one is absent, and a memory of what was asked. */
final class FakeServices implements Services {
  static final String RUN = "20260102-030405-abcd";

  final List<String> calls = new ArrayList<>();
  int exitCode;
  boolean unfit;
  boolean bug;
  boolean red;
  Duration forkCost = Duration.ofSeconds(4);
  GateReport gateReport = new GateReport(GateSettings.PR, 99,
      new GateOutcome(List.of(), Optional.empty(), Optional.empty(), Calibration.NONE), Map.of(), List.of(), List.of(),
      List.of(), List.of());
  Report known = report(0);
  private @Nullable BaselineBook book;
  private @Nullable Selection asked;
  private @Nullable GateRequest gated;

  Selection selection() {
    return Objects.requireNonNull(asked, "nothing was planned");
  }

  GateRequest gated() {
    return Objects.requireNonNull(gated, "nothing was gated");
  }

  static Contender java() {
    return new Contender("java", "java",
        new Arm.Jmh("x.Y.z", new Jvm(Jvm.Collector.SERIAL, 256L << 20, List.of())), true);
  }

  static Cell cell(String contender) {
    return new Cell("cpu", "fraud-score", contender, "java", new TreeMap<>(Map.of("size", "S")), Metric.THROUGHPUT);
  }

  static Workload workload() {
    return new Workload("cpu", "fraud-score", Path.of("fraud-score"), "Fraud score", "How far apart are they?",
        "score one transaction", Metric.THROUGHPUT, 10, Optional.empty(), List.of(), List.of(), List.of(java()));
  }

  static Plan plan(Selection selection, Duration forkCost) {
    return new Plan(selection.profile(), selection.seed(), selection.budget(),
        List.of(new PlannedCell(cell("java"), workload(), java(), true, List.of(), forkCost)),
        List.of(new Skip(cell("cpython"), "python3 >= 3.11 not found")));
  }

  static Report report(int exitCode) {
    Run run = new Run(RUN, "0.1.0", "quick", 99, "00", Instant.EPOCH, 12_000_000_000L, 1, Run.Stamp.ESTIMATE,
        List.of("short"));
    Measurement measured = new Measurement(cell("java"), Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(100, 98, 102), 3)), List.of(), List.of(),
        List.of());
    return new Report(Report.SCHEMA, run,
        new Environment(new TreeMap<>(Map.of("cpu.model", "x")), new Noise(0, 0, 0)), List.of(measured), List.of(),
        new Outcome(exitCode, List.of("short")));
  }

  @Override
  public List<Workload> workloads() {
    return List.of(workload());
  }

  @Override
  public Plan plan(List<Workload> workloads, Selection selection) {
    asked = selection;
    return plan(selection, forkCost);
  }

  @Override
  public LearntCosts learnt(Profile profile) {
    return new LearntCosts(Map.of(cell("java").id(), forkCost), 3);
  }

  @Override
  public List<Integer> allCpus() {
    return List.of(0, 1);
  }

  @Override
  public List<Integer> usualCpus() {
    return List.of(7);
  }

  @Override
  public long freshSeed() {
    return 99;
  }

  @Override
  public Measured measure(Plan plan, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, UnfitException, IOException {
    calls.add("measure %s %s %s %s".formatted(options.postgres(), options.durability(), options.dataSet(),
        options.requireAll()));
    if (!options.jmh().isEmpty()) {
      calls.add("jmh " + options.jmh());
    }
    if (unfit) {
      throw new UnfitException("another run measures on this machine");
    }
    if (bug) {
      throw new IllegalStateException("oops");
    }
    return told(audience);
  }

  @Override
  public Measured resume(String runId, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, IOException {
    calls.add("resume " + runId);
    return told(audience);
  }

  private Measured told(Audience audience) throws BadInputException, IOException {
    Measured measured = new Measured(report(exitCode), Path.of("results/runs/" + RUN));
    audience.hear(measured);
    return measured;
  }

  @Override
  public GateReport gate(GateRequest request, GateSession.Progress progress) {
    gated = request;
    calls.add("gate %s %s %s %s".formatted(request.settings().preset(), request.only(), request.budget(),
        request.seed()));
    return gateReport;
  }

  @Override
  public void record(StudyRequest request, Consumer<String> talk) {
    calls.add("record %s %s %d".formatted(request.condition().name(), request.only(), request.pairs()));
  }

  @Override
  public Report report(String reference) throws BadInputException {
    calls.add("report " + reference);
    if (!List.of(RUN, "latest").contains(reference)) {
      throw new BadInputException(List.of("no run \"%s\"".formatted(reference)));
    }
    return known;
  }

  /** Baselines of that project on that machine. */
  BaselineBook baselines(Project project, SystemFiles machine) {
    book = new BaselineBook(project, this, machine, project.built().resolve("state"));
    return book;
  }

  @Override
  public BaselineBook baselines() {
    return Objects.requireNonNull(book, "no baselines");
  }

  @Override
  public List<Claim> claims(List<Path> places) throws BadInputException {
    return Claims.read(places);
  }

  @Override
  public List<Report> reports() throws BadInputException {
    return List.of(report("latest"));
  }

  @Override
  public String json(Report report) {
    return "json of " + report.run().id();
  }

  @Override
  public String jmh(Report report) {
    return "jmh of " + report.run().id();
  }

  @Override
  public String json(Map<String, ?> document) {
    return document.toString();
  }

  @Override
  public List<Check> examine() {
    return List.of(new Check("jdk", Check.State.GREEN, "Java 25", ""),
        new Check("load", red ? Check.State.RED : Check.State.YELLOW, "2.1", "Stop what else runs."));
  }

  @Override
  public List<String> clean() {
    return List.of("directory backbench-dead");
  }
}
