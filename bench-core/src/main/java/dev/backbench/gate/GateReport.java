package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a gate on two jars found.
 *
 * @param settings what was asked
 * @param seed of every random order
 * @param outcome of the benchmarks that both have
 * @param levels by benchmark id, where a pair was measured
 * @param removed benchmarks that only the base has: they fail the gate
 * @param added benchmarks that only the candidate has
 * @param waived benchmarks that were let off, slower or gone, and had no say
 * @param notes what else a reader should know
 */
public record GateReport(GateSettings settings, long seed, GateOutcome outcome, Map<String, Levels> levels,
    List<String> removed, List<String> added, List<GatePolicy.Waiver> waived, List<String> notes) {
  private static final int NOTHING_COMPARED = 4;

  /** Copies lists and map. */
  public GateReport {
    requireNonNull(settings, "settings");
    requireNonNull(outcome, "outcome");
    levels = Map.copyOf(levels);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
    waived = List.copyOf(waived);
    notes = List.copyOf(notes);
  }

  /** Whether at least one benchmark has a pair. */
  public boolean compared() {
    return outcome.benchmarks().stream().anyMatch(each -> each.evidence().pairs() > 0);
  }

  /** The benchmarks' answer, and FAIL where benchmarks are gone that the base has. */
  public GateVerdict verdict() {
    GateVerdict verdict = outcome.verdict();
    if (removed.isEmpty()) {
      return verdict;
    }
    List<String> gone = removed.stream().map(id -> id + ": removed, only the base has it").toList();
    List<String> reasons = new ArrayList<>(verdict.reasons());
    if (verdict instanceof GateVerdict.Incomparable) {
      reasons.addAll(gone);
      return new GateVerdict.Incomparable(reasons);
    }
    reasons.addAll(0, gone);
    return new GateVerdict.Fail(reasons, false);
  }

  /**
   * What the process ends with: the verdict's code, and 4 where nothing was compared for want of common benchmarks or
   * time. Comparing nothing is never a PASS.
   */
  public int exitCode() {
    boolean broken = outcome.benchmarks().stream().anyMatch(each -> each.verdict() instanceof GateVerdict.Incomparable);
    return compared() || broken ? verdict().exitCode() : NOTHING_COMPARED;
  }
}
