package dev.backbench.cli;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Workload;
import dev.backbench.gate.BenchmarkOutcome;
import dev.backbench.gate.GateReport;
import dev.backbench.gate.GateVerdict;
import dev.backbench.gate.history.Suspicion;
import dev.backbench.gate.history.SuspicionReport;
import dev.backbench.gate.history.SuspicionReport.Answer;
import dev.backbench.gate.history.SuspicionReport.State;
import dev.backbench.result.Measurement;
import dev.backbench.result.Report;
import dev.backbench.run.gate.JarStore;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks about suspects where an answer counts: in a paired run of the baseline's jar and of the one that was measured. */
final class SuspectPairs {
  private final Services services;
  private final JarStore kept;
  private final Function<String, Path> built;
  private final Map<String, String> measured;

  /**
   * For the suspects of one run.
   *
   * @param services runs gates
   * @param kept jars of baselines
   * @param built where a suite's jar is now
   * @param measured SHA-256 of the jars that the run measured, by suite
   */
  SuspectPairs(Services services, JarStore kept, Function<String, Path> built, Map<String, String> measured) {
    this.services = services;
    this.kept = kept;
    this.built = built;
    this.measured = Map.copyOf(measured);
  }

  /** The JMH method that a cell measures; empty for another language, and for a suite whose fixtures no gate starts. */
  static Optional<String> benchmark(List<Workload> workloads, Cell cell) {
    return workloads.stream()
        .filter(each -> each.suite().equals(cell.suite()) && each.id().equals(cell.workload()))
        .filter(each -> each.fixtures().isEmpty()).flatMap(each -> each.contenders().stream())
        .filter(each -> each.id().equals(cell.contender())).map(each -> each.arm()).filter(Arm.Jmh.class::isInstance)
        .map(each -> ((Arm.Jmh) each).benchmark()).findFirst();
  }

  /**
   * Answers every suspicion; what shares its jars is measured in one gate.
   *
   * @param paired what each gate is asked, but for its jars and benchmarks
   */
  SuspicionReport answer(Report report, Suspicion suspicion, GateRequest paired, GateSession.Progress progress)
      throws BadInputException, UnfitException, IOException {
    Map<String, Cell> cells = report.cells().stream().map(Measurement::cell)
        .collect(Collectors.toMap(Cell::id, Function.identity()));
    List<Workload> workloads = services.workloads();
    List<Answer> answers = new ArrayList<>();
    Map<GateJars, List<Paired>> groups = new LinkedHashMap<>();
    for (Suspicion.Suspect suspect : suspicion.suspects()) {
      Optional<Cell> cell = Optional.ofNullable(cells.get(suspect.score().cell()));
      Optional<String> benchmark = cell.flatMap(each -> benchmark(workloads, each));
      Optional<GateJars> jars = cell.isPresent() ? jars(cell.get().suite(), suspect) : Optional.empty();
      if (benchmark.isEmpty()) {
        answers.add(Answer.unpaired(suspect, "no gate can pair it: it is no JMH benchmark, or needs a fixture"));
      } else if (jars.isEmpty()) {
        answers.add(Answer.unpaired(suspect, "the baseline's jar is not kept here, or the suite was built anew since"));
      } else {
        groups.computeIfAbsent(jars.get(), _ -> new ArrayList<>()).add(new Paired(suspect, benchmark.get()));
      }
    }
    List<GateReport> gates = new ArrayList<>();
    for (Map.Entry<GateJars, List<Paired>> group : groups.entrySet()) {
      progress.talk().accept("suspect, and measured side by side with the baseline's jar: "
          + group.getValue().stream().map(each -> each.suspect().score().cell()).collect(Collectors.joining(", ")));
      GateReport gate = services.gate(request(paired, group.getKey(), group.getValue()), progress);
      gates.add(gate);
      group.getValue().forEach(each -> answers.add(each.answer(gate)));
    }
    return new SuspicionReport(report.run().id(), suspicion, answers, gates);
  }

  private Optional<GateJars> jars(String suite, Suspicion.Suspect suspect) throws IOException {
    Optional<Path> base = suspect.mark().score().jar().flatMap(kept::find);
    Path candidate = built.apply(suite);
    boolean same = Files.isRegularFile(candidate)
        && Conditions.digest(candidate).equals(measured.getOrDefault(suite, ""));
    return same ? base.map(jar -> new GateJars(suite, jar, candidate)) : Optional.empty();
  }

  private static GateRequest request(GateRequest paired, GateJars jars, List<Paired> suspects) {
    String only = suspects.stream().map(each -> "^" + Pattern.quote(each.benchmark()) + "$").distinct()
        .collect(Collectors.joining("|"));
    return new GateRequest(jars.base().toString(), jars.candidate().toString(), List.of(), paired.settings(),
        paired.policy(), only, paired.budget(), paired.seed(), paired.control());
  }

  /** A suspect with the benchmark that can be paired. */
  private record Paired(Suspicion.Suspect suspect, String benchmark) {
    Answer answer(GateReport gate) {
      List<GateVerdict> verdicts = gate.outcome().benchmarks().stream().filter(this::mine)
          .map(BenchmarkOutcome::verdict).toList();
      if (verdicts.stream().anyMatch(GateVerdict.Fail.class::isInstance)) {
        return new Answer(suspect, State.CONFIRMED, "slower than the baseline's jar in a paired run");
      }
      return !verdicts.isEmpty() && verdicts.stream().allMatch(GateVerdict.Pass.class::isInstance)
          ? new Answer(suspect, State.CLEARED, "a paired run found no slowdown")
          : new Answer(suspect, State.INCONCLUSIVE, "a paired run could not tell");
    }

    /** Ids are the method's name, then parameters or a mode. */
    private boolean mine(BenchmarkOutcome outcome) {
      String id = outcome.benchmark().id();
      return id.equals(benchmark) || id.startsWith(benchmark + "/") || id.startsWith(benchmark + ":");
    }
  }
}
