package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.AdjustedP;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a gate found.
 *
 * @param benchmarks in report order, without the control
 * @param suite what all of them together say; empty for fewer than two
 * @param control the benchmark that was the same build in both arms, if there was one
 * @param calibration of this machine before this gate
 * @param suiteConfirmed whether a fresh session found the suite slower too
 */
public record GateOutcome(List<BenchmarkOutcome> benchmarks, Optional<Decision> suite,
    Optional<BenchmarkOutcome> control, Calibration calibration, boolean suiteConfirmed) {
  /** Copies the list. */
  public GateOutcome {
    benchmarks = List.copyOf(benchmarks);
    requireNonNull(suite, "suite");
    requireNonNull(control, "control");
    requireNonNull(calibration, "calibration");
  }

  /** Of one session. */
  public GateOutcome(List<BenchmarkOutcome> benchmarks, Optional<Decision> suite, Optional<BenchmarkOutcome> control,
      Calibration calibration) {
    this(benchmarks, suite, control, calibration, false);
  }

  /**
   * The answer of the whole: INCOMPARABLE before FAIL before INCONCLUSIVE before PASS, with all reasons of all. Nothing
   * compared is never a PASS. A suite that is undecided changes nothing: it can only fail.
   */
  public GateVerdict verdict() {
    List<String> incomparable = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<String> inconclusive = new ArrayList<>();
    boolean unconfirmed = true;
    for (BenchmarkOutcome outcome : benchmarks) {
      List<String> reasons = outcome.verdict().reasons().stream()
          .map(reason -> outcome.benchmark().id() + ": " + reason).toList();
      switch (outcome.verdict()) {
        case GateVerdict.Incomparable _ -> incomparable.addAll(reasons);
        case GateVerdict.Fail fail -> {
          failed.addAll(reasons);
          unconfirmed &= fail.unconfirmed();
        }
        case GateVerdict.Inconclusive _ -> inconclusive.addAll(reasons);
        case GateVerdict.Pass _ -> {
        }
      }
    }
    if (suite.orElse(null) instanceof Decision.Fail fail) {
      failed.add(String.format(Locale.ROOT, "the suite as a whole: slower by %.1f %% (p = %.2g after %d rounds)",
          100 * fail.evidence().slowdown(), fail.evidence().failP(), fail.evidence().pairs()));
      unconfirmed &= !suiteConfirmed && calibration.wantsConfirmation(fail.evidence());
    }
    if (benchmarks.isEmpty()) {
      incomparable.add("no benchmark was compared");
    }
    return worst(incomparable, failed, inconclusive, unconfirmed);
  }

  /** What this session adds to the machine's record; empty when no control was measured. */
  public Optional<Calibration.Reading> reading() {
    double session = calibration.sessionDeviation();
    return control.filter(outcome -> outcome.evidence().pairs() >= 2).map(outcome -> {
      double error = outcome.evidence().standardError();
      return new Calibration.Reading(outcome.benchmark().id(), outcome.evidence().mean(),
          Math.sqrt(Math.max(0, error * error - session * session)), outcome.verdict() instanceof GateVerdict.Fail);
    });
  }

  /** The machine's record with this session in it. */
  public Calibration calibrated() {
    return reading().map(calibration::plus).orElse(calibration);
  }

  /** P-values of "no slower than ignored" in order of the benchmarks, adjusted by Holm; for the report only. */
  public double[] holm() {
    return AdjustedP.holm(failPs());
  }

  /** As {@link #holm}, adjusted by Benjamini and Hochberg. */
  public double[] benjaminiHochberg() {
    return AdjustedP.benjaminiHochberg(failPs());
  }

  private double[] failPs() {
    return benchmarks.stream().mapToDouble(outcome -> outcome.evidence().failP()).toArray();
  }

  private static GateVerdict worst(List<String> incomparable, List<String> failed, List<String> inconclusive,
      boolean unconfirmed) {
    List<String> all = new ArrayList<>(incomparable);
    all.addAll(failed);
    all.addAll(inconclusive);
    if (!incomparable.isEmpty()) {
      return new GateVerdict.Incomparable(all);
    }
    if (!failed.isEmpty()) {
      return new GateVerdict.Fail(all, unconfirmed);
    }
    return inconclusive.isEmpty() ? new GateVerdict.Pass() : new GateVerdict.Inconclusive(all);
  }
}
