package dev.backbench.run;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.plan.Skip;
import dev.backbench.result.ForkResult;
import dev.backbench.result.ForkScore;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.MeanInterval;
import dev.backbench.unit.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** From forks to measurements: every planned cell appears, with a status and a reason where it has no number. */
public final class Measurements {
  private static final double CONFIDENCE = 0.95;
  /** Facts that are part of a cell's identity: forks that differ in one measured different things. */
  private static final List<String> IDENTITY = List.of("runtime", "collector", "cpus", "postgres.provider",
      "postgres.server_version", "postgres.durability", "postgres.data_set");

  private Measurements() {}

  /**
   * Reconciles the plan with what was measured.
   *
   * @param forks by cell id, in run order
   * @param stopped whether the run was interrupted
   * @return one measurement for each cell of the plan, skipped ones last
   */
  public static List<Measurement> of(Plan plan, Map<String, List<ForkResult>> forks, boolean stopped) {
    List<Measurement> measurements = new ArrayList<>();
    for (PlannedCell planned : plan.cells()) {
      CellState state = new CellState(planned, plan.profile());
      forks.getOrDefault(planned.cell().id(), List.of()).forEach(state::add);
      measurements.add(measurement(state, plan.profile(), stopped));
    }
    for (Skip skip : plan.skips()) {
      measurements.add(new Measurement(skip.cell(), Status.SKIPPED, Optional.of(skip.reason()), Optional.empty(),
          List.of(), List.of(), List.of()));
    }
    return measurements;
  }

  private static Measurement measurement(CellState state, Profile profile, boolean stopped) {
    Cell cell = state.planned().cell();
    Verdict verdict = verdict(state, profile.forks(), stopped);
    Status counting = verdict.status() == Status.SUSPECT ? Status.SUSPECT : Status.OK;
    List<ForkResult> good = state.forks().stream()
        .filter(fork -> fork.status() == Status.OK || fork.status() == counting).toList();
    Optional<MetricEstimate> primary = good.isEmpty()
        ? Optional.empty()
        : Optional.of(estimate(cell.metric(),
            good.stream().mapToDouble(fork -> ForkScore.of(cell.metric(), fork.measured())).toArray()));
    List<Warning> warnings = CellWarnings.of(state, primary, profile, stopped);
    return new Measurement(cell, verdict.status(), verdict.reason(), primary, secondary(cell, good), state.forks(),
        warnings);
  }

  /**
   * What became of a cell.
   *
   * @param enough forks of a cell that cost what most do: launches, of which more are wanted, count with so many when time
   *     has run out
   */
  private static Verdict verdict(CellState state, int enough, boolean stopped) {
    int good = state.count(Status.OK);
    int wanted = state.wanted();
    Optional<ForkResult> bad = state.forks().stream()
        .filter(fork -> fork.status() != Status.OK && fork.status() != Status.SUSPECT)
        .min(Comparator.comparingInt(ForkResult::sequence));
    if (bad.isPresent()) {
      String reason = bad.get().reason().orElseThrow();
      return good == 0
          ? new Verdict(bad.get().status(), reason)
          : new Verdict(Status.INVALID,
              "%d of %d forks, then one %s: %s".formatted(good, wanted, bad.get().status(), reason));
    }
    Optional<String> mixed = mixed(state.forks());
    if (mixed.isPresent()) {
      return new Verdict(Status.INVALID, mixed.get());
    }
    if (good >= wanted) {
      return new Verdict(Status.OK, Optional.empty());
    }
    if (state.count(Status.SUSPECT) > 0 && !state.live()) {
      return new Verdict(Status.SUSPECT, "%d of %d forks undisturbed; %s".formatted(good, wanted, state.forks().stream()
          .filter(fork -> fork.status() == Status.SUSPECT).findFirst().flatMap(ForkResult::reason).orElseThrow()));
    }
    if (stopped) {
      return new Verdict(Status.INTERRUPTED, "%d of %d forks".formatted(good, wanted));
    }
    return good >= enough
        ? new Verdict(Status.OK, Optional.empty())
        : new Verdict(Status.SKIPPED, good == 0
            ? Skip.BUDGET
            : Skip.BUDGET + ": %d of %d forks, which took longer than expected".formatted(good, wanted));
  }

  /** Why forks cannot be averaged: they ran on different things, as after a resumption on another server. */
  private static Optional<String> mixed(List<ForkResult> forks) {
    for (String fact : IDENTITY) {
      TreeSet<String> values = new TreeSet<>();
      forks.forEach(fork -> Optional.ofNullable(fork.facts().get(fact)).ifPresent(values::add));
      if (values.size() > 1) {
        return Optional.of("expected one %s for all forks, got %s. Start a new run.".formatted(fact, values));
      }
    }
    return Optional.empty();
  }

  private static List<MetricEstimate> secondary(Cell cell, List<ForkResult> good) {
    TreeSet<String> ids = new TreeSet<>();
    good.forEach(fork -> ids.addAll(fork.values().keySet()));
    good.forEach(fork -> fork.measured().forEach(sample -> ids.addAll(sample.secondary().keySet())));
    ids.add(Metric.CPU_TIME.id());
    ids.remove(cell.metric().id());
    List<MetricEstimate> estimates = new ArrayList<>();
    for (String id : ids) {
      Optional<Metric> metric = Metric.byId(id);
      double[] values = good.stream().map(fork -> ForkScore.of(id, fork))
          .filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).toArray();
      if (metric.isPresent() && values.length > 0) {
        estimates.add(estimate(metric.get(), values));
      }
    }
    return estimates;
  }

  private static MetricEstimate estimate(Metric metric, double[] values) {
    return new MetricEstimate(metric, MeanInterval.of(values, CONFIDENCE), values.length);
  }

  private record Verdict(Status status, Optional<String> reason) {
    Verdict(Status status, String reason) {
      this(status, Optional.of(reason));
    }
  }
}
