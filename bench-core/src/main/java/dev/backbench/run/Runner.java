package dev.backbench.run;

import dev.backbench.json.Plans;
import dev.backbench.plan.Plan;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/** One session of a run: measures what the journal does not have yet, and makes the report of all of it. */
public final class Runner {
  private final Journal journal;
  private final Plan plan;
  private final String runId;
  private final String version;
  private final boolean requireAll;

  /**
   * For a run whose directory exists and whose plan is written.
   *
   * @param version of backbench, for the report
   * @param requireAll whether a skipped cell makes the run incomplete
   */
  public Runner(String runId, Plan plan, Journal journal, String version, boolean requireAll) {
    this.runId = runId;
    this.plan = plan;
    this.journal = journal;
    this.version = version;
    this.requireAll = requireAll;
  }

  /**
   * Measures and reports.
   *
   * @param session what the journal held
   * @param bench with a clock that starts at the session's offset
   * @param facts the environment's facts, asked after measuring, when fixtures are known
   * @throws IOException when the journal cannot be written; what was finished before is in it
   */
  public Report run(Session session, Bench bench, Supplier<SortedMap<String, String>> facts) throws IOException {
    Scheduler scheduler = new Scheduler(bench, plan, session.forks(), round -> Session.keep(journal, round));
    session.damage().forEach(bench.progress()::note);
    bench.progress().runStarted(plan);
    Scheduler.Ending ending = scheduler.run();
    bench.progress().runEnded();
    boolean stopped = ending == Scheduler.Ending.STOPPED;
    Map<String, List<ForkResult>> forks = scheduler.forks();
    List<Measurement> measurements = Speedups.judge(Measurements.of(plan, forks, stopped));
    Conclusion conclusion = Conclusion.of(measurements, plan.profile(), stopped, requireAll);
    Outcome outcome = conclusion.outcome();
    Run run = new Run(runId, version, plan.profile().id(), plan.seed(), Plans.hash(plan), session.started(),
        bench.clock().offsetNanos(), session.number(), conclusion.stamp(), outcome.reasons());
    return new Report(Report.SCHEMA, run, new Environment(facts.get(), noise(forks)), measurements,
        Ratios.of(measurements), Speedups.of(measurements), outcome);
  }

  /** The mean over all samples that know. */
  private static Noise noise(Map<String, List<ForkResult>> forks) {
    List<Noise> seen = forks.values().stream().flatMap(List::stream).flatMap(fork -> fork.samples().stream())
        .map(Sample::noise).flatMap(java.util.Optional::stream).toList();
    return new Noise(seen.stream().mapToDouble(Noise::steal).average().orElse(0),
        seen.stream().mapToDouble(Noise::foreignCpu).average().orElse(0),
        seen.stream().mapToDouble(Noise::pressure).average().orElse(0));
  }
}
