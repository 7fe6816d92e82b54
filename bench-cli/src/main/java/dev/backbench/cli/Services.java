package dev.backbench.cli;

import dev.backbench.claim.Claim;
import dev.backbench.contract.Workload;
import dev.backbench.environment.Check;
import dev.backbench.gate.GateReport;
import dev.backbench.plan.LearntCosts;
import dev.backbench.plan.Plan;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Selection;
import dev.backbench.result.Report;
import dev.backbench.run.Progress;
import dev.backbench.unit.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What commands ask of the rest of the program; a test hands in its own answers. */
interface Services {
  /** Every workload of the project, by suite and id. */
  List<Workload> workloads() throws BadInputException;

  /** What a selection comes to on this machine. */
  Plan plan(List<Workload> workloads, Selection selection) throws BadInputException, IOException;

  /** What forks of that profile took in earlier runs here; plans go by it. */
  LearntCosts learnt(Profile profile) throws IOException;

  /** The one CPU that every fork gets unless asked otherwise; empty where the platform does not say. */
  List<Integer> usualCpus();

  /** Every CPU that this process may use; empty where the platform does not say. */
  List<Integer> allCpus();

  /** A seed for a run whose seed nobody cares about. */
  long freshSeed();

  /** Measures a new plan. */
  Measured measure(Plan plan, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, UnfitException, IOException;

  /** Measures what an earlier run did not. */
  Measured resume(String runId, RunOptions options, Progress progress, Audience audience)
      throws BadInputException, UnfitException, IOException;

  /** Holds benchmarks against those of another build, and tells of each pair. */
  GateReport gate(GateRequest request, GateSession.Progress progress)
      throws BadInputException, UnfitException, IOException;

  /** This machine's baseline of the project, and the history of its runs. */
  BaselineBook baselines();

  /** Records pairs of identical code into a pool. */
  void record(StudyRequest request, Consumer<String> talk) throws BadInputException, UnfitException, IOException;

  /**
   * A finished run's report: a run's id, {@code latest}, or the path of a report file. Where nothing was measured yet, the
   * latest is the committed reference, and a person is told.
   */
  Report report(String reference) throws BadInputException, IOException;

  /**
   * Claims: the project's ledger, or those of the places named.
   *
   * @param places folders of claims or single files; empty for the ledger
   * @throws BadInputException with every problem; also for a claim that names a cell that no workload has
   */
  List<Claim> claims(List<Path> places) throws BadInputException;

  /** Every finished run that can be read, local and committed, to decide claims with. */
  List<Report> reports() throws BadInputException, IOException;

  /** The report's JSON form. */
  String json(Report report);

  /** The report in JMH's own format. */
  String jmh(Report report);

  /** Maps, lists, texts, numbers and truth values as a JSON document. */
  String json(Map<String, ?> document);

  /** How fit this machine is for measuring. */
  List<Check> examine();

  /** Removes what runs that were killed left behind; one line for each thing. */
  List<String> clean() throws IOException;

  /**
   * A run that has ended.
   *
   * @param report everything about it
   * @param directory where its files are
   */
  record Measured(Report report, Path directory) {}

  /** Who hears the result of a run, also of one that a signal ends: the process lives until it has been told. */
  interface Audience {
    /** Once, when all files are written. */
    void hear(Measured measured) throws BadInputException, IOException;
  }
}
