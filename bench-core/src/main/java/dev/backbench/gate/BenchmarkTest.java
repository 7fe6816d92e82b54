package dev.backbench.gate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that is asked of one benchmark, pair by pair: the middle slice decides; what it cannot see may only fail. Used by
 * one thread.
 *
 * <p>Operations by total time, and wall time where CPU time decides, fail at twice the tolerance: when they show more than
 * the slowdown that was to be detected. Identical code is that far from failing them that they need no share of alpha.
 */
public final class BenchmarkTest {
  private final GatedBenchmark benchmark;
  private final GateMetric metric;
  private final Tolerance tolerance;
  private final Boundary boundary;
  private final Calibration calibration;
  private final SequentialTest middle;
  private final SequentialTest total;
  private final SequentialTest wall;
  private final AllocationTest allocation = new AllocationTest();
  private int pairs;
  private Optional<GateVerdict> verdict = Optional.empty();

  /**
   * A test without pairs.
   *
   * @param benchmark which one
   * @param metric chosen blind to the arm
   * @param tolerance how large a slowdown matters
   * @param boundary when to look
   * @param calibration of this machine
   */
  public BenchmarkTest(GatedBenchmark benchmark, GateMetric metric, Tolerance tolerance, Boundary boundary,
      Calibration calibration) {
    this.benchmark = requireNonNull(benchmark, "benchmark");
    this.metric = requireNonNull(metric, "metric");
    this.tolerance = requireNonNull(tolerance, "tolerance");
    this.boundary = requireNonNull(boundary, "boundary");
    this.calibration = requireNonNull(calibration, "calibration");
    double session = calibration.sessionDeviation();
    middle = new SequentialTest(boundary, tolerance, session);
    total = new SequentialTest(boundary, tolerance.twice(), session);
    wall = new SequentialTest(boundary, tolerance.twice(), session);
  }

  /**
   * Adds a pair and decides when it is time to look.
   *
   * @return the pair's difference: positive when the candidate is slower
   * @throws IllegalStateException once there is a verdict
   */
  public double add(Pair pair) {
    if (verdict.isPresent()) {
      throw new IllegalStateException(benchmark.id() + ": expected no pair after the verdict " + verdict.get());
    }
    PairDifference difference = PairDifference.of(pair, metric, benchmark.better());
    Decision decision = middle.add(difference.median());
    List<Finding> findings = new ArrayList<>();
    note(findings, "slower", decision);
    note(findings, "slower in operations by total time (something rare, such as collections)",
        total.add(difference.total()));
    if (metric == GateMetric.CPU) {
      note(findings, "slower in wall time",
          wall.add(PairDifference.of(pair, GateMetric.WALL, benchmark.better()).median()));
    }
    allocation.add(pair);
    if (boundary.look(++pairs).isPresent()) {
      allocation.finding().ifPresent(finding -> findings.add(new Finding(finding, false)));
      verdict = findings.isEmpty() ? withoutFinding(decision) : Optional.of(fail(findings));
    }
    return difference.median();
  }

  /** The answer, once there is one. */
  public Optional<GateVerdict> verdict() {
    return verdict;
  }

  /** Which benchmark. */
  public GatedBenchmark benchmark() {
    return benchmark;
  }

  /** What is known of the middle slices so far. */
  public Evidence evidence() {
    return middle.evidence();
  }

  /**
   * Ends the test: with its verdict, or inconclusive when it has none.
   *
   * @param budget what is spent: "the time budget of 10m"
   */
  public BenchmarkOutcome finish(String budget) {
    GateVerdict answer = verdict.orElseGet(() -> inconclusive((Decision.Inconclusive) middle.finish(budget)));
    return new BenchmarkOutcome(benchmark, metric, evidence(), answer);
  }

  private Optional<GateVerdict> withoutFinding(Decision decision) {
    return switch (decision) {
      case Decision.Continue _ -> Optional.empty();
      case Decision.Inconclusive inconclusive -> Optional.of(inconclusive(inconclusive));
      case Decision.Pass pass -> passed(pass.evidence());
      // A FAIL is a finding.
      case Decision.Fail _ -> throw new IllegalStateException("a fail without a finding");
    };
  }

  /** A PASS waits as long as the total says what the middle slices deny. */
  private Optional<GateVerdict> passed(Evidence evidence) {
    double slowdown = total.evidence().slowdown();
    if (slowdown <= tolerance.detect()) {
      return Optional.of(new GateVerdict.Pass());
    }
    if (evidence.pairs() < boundary.maxPairs()) {
      return Optional.empty();
    }
    return Optional.of(new GateVerdict.Inconclusive(List.of(String.format(Locale.ROOT,
        "the middle slices pass, but operations by total time are %.1f %% down: something rare may be slower",
        100 * slowdown))));
  }

  private GateVerdict inconclusive(Decision.Inconclusive decision) {
    Evidence evidence = decision.evidence();
    if (evidence.pairs() < 2) {
      return new GateVerdict.Inconclusive(
          List.of(decision.reason() + ": fewer than two pairs say nothing about a slowdown"));
    }
    String needed = evidence.pairsNeeded().isPresent()
        ? "about " + evidence.pairsNeeded().getAsInt() + " pairs would"
        : "no number of pairs in one session would";
    return new GateVerdict.Inconclusive(List.of(String.format(Locale.ROOT,
        "%s: a slowdown of %.1f %% could have been found; for %.1f %% %s do", decision.reason(),
        100 * evidence.detectable(), 100 * tolerance.detect(), needed)));
  }

  private void note(List<Finding> findings, String what, Decision decision) {
    if (decision instanceof Decision.Fail fail) {
      Evidence evidence = fail.evidence();
      findings.add(new Finding(String.format(Locale.ROOT, "%s by %.1f %% (p = %.2g after %d pairs)", what,
          100 * evidence.slowdown(), evidence.failP(), evidence.pairs()), calibration.wantsConfirmation(evidence)));
    }
  }

  private static GateVerdict fail(List<Finding> findings) {
    return new GateVerdict.Fail(findings.stream().map(Finding::text).toList(),
        findings.stream().allMatch(Finding::unconfirmed));
  }

  private record Finding(String text, boolean unconfirmed) {}
}
