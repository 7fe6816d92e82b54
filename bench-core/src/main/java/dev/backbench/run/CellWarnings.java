package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import dev.backbench.plan.Profile;
import dev.backbench.result.ForkResult;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What a reader should know before trusting a cell's number. */
final class CellWarnings {
  /** Below six forks a 95 % t interval leans on the tails of the t distribution more than on data. */
  private static final int FEW_FORKS = 6;
  /** Relative half-width beyond which a ratio near 1 cannot be told from 1. */
  private static final double WIDE = 0.1;
  /** One in ten forks may be replaced without a word of doubt, and one of fewer. */
  private static final int FORKS_PER_DISCARDED = 10;

  private CellWarnings() {}

  /**
   * Those of a cell.
   *
   * @param stopped whether the run was interrupted
   */
  static List<Warning> of(CellState state, Optional<MetricEstimate> primary, Profile profile, boolean stopped) {
    PlannedCell cell = state.planned();
    List<ForkResult> forks = state.forks();
    List<Warning> warnings = new ArrayList<>();
    if (forks.isEmpty()) {
      return warnings;
    }
    primary.ifPresent(estimate -> {
      if (estimate.forks() < FEW_FORKS) {
        warnings.add(new Warning("W101", "need >= %d forks for a dependable 95 %% interval, got %d".formatted(FEW_FORKS,
            estimate.forks()), "run --profile standard --only " + cell.cell().workload()));
      }
      width(state, estimate.estimate(), profile, stopped).ifPresent(warnings::add);
    });
    List<ForkResult> unsteady = forks.stream().filter(fork -> "false".equals(fork.facts().get(LiveFork.STEADY)))
        .toList();
    if (!unsteady.isEmpty()) {
      long longest = unsteady.stream().mapToLong(CellWarnings::warmUpNanos).max().orElseThrow();
      warnings.add(new Warning("W104", "%d of %d forks were not steady after up to %d ms of warm-up".formatted(
          unsteady.size(), forks.size(), Duration.ofNanos(longest).toMillis()),
          "run --profile standard, which warms up for longer"));
    }
    long suspect = forks.stream().filter(fork -> fork.status() == Status.SUSPECT).count();
    if (suspect > Math.max(1, forks.size() / FORKS_PER_DISCARDED)) {
      warnings
          .add(new Warning("W111", "UNSTABLE: %d of %d forks were disturbed and do not count, expected at most 10 %%"
              .formatted(suspect, forks.size()), "run it again in a quieter hour"));
    } else if (suspect > 0) {
      warnings
          .add(new Warning("W105", "%d of %d forks were disturbed and do not count".formatted(suspect, forks.size()),
              "stop what else runs on this machine"));
    }
    long discarded = forks.stream().flatMap(fork -> fork.samples().stream())
        .filter(sample -> sample.phase() == Sample.Phase.DISCARDED).count();
    if (discarded > 0) {
      warnings.add(new Warning("W103", "%d slices were disturbed from outside and repeated".formatted(discarded),
          "stop what else runs on this machine"));
    }
    limiter(cell, forks).ifPresent(warnings::add);
    if (forks.stream().anyMatch(fork -> fork.facts().containsKey("parked_alone"))) {
      warnings.add(new Warning("W108", "forks followed each other instead of alternating: their heaps together exceed "
          + "half of the memory", "use a machine with more memory"));
    }
    return warnings;
  }

  private static long warmUpNanos(ForkResult fork) {
    List<Sample> samples = fork.samples().stream().filter(sample -> sample.phase() == Sample.Phase.WARMUP).toList();
    return samples.isEmpty()
        ? 0
        : samples.getLast().offsetNanos() + samples.getLast().wallNanos() - samples.getFirst().offsetNanos();
  }

  private static Optional<Warning> width(CellState state, Estimate estimate, Profile profile, boolean stopped) {
    if (profile.adaptive() && !state.failed()) {
      return missed(state, profile, stopped);
    }
    double half = halfWidth(estimate);
    return half > WIDE
        ? Optional.of(new Warning("W107", "the interval is %s wide".formatted(percent(half)),
            "run --profile standard, which goes on until it is narrow, on a quieter machine"))
        : Optional.empty();
  }

  /** A profile that adds forks until the interval is narrow says why it ended before that. */
  private static Optional<Warning> missed(CellState state, Profile profile, boolean stopped) {
    int good = state.count(Status.OK);
    if (good < 2 || state.halfWidth() <= profile.target()) {
      return Optional.empty();
    }
    String why;
    String fix;
    if (state.live()) {
      why = "%s after %d forks".formatted(stopped ? "the run was interrupted" : "the budget ended it", good);
      fix = "run --resume, which goes on with it";
    } else if (good >= Math.max(profile.maxForks(), state.wanted())) {
      why = "%d forks are the most that profile %s takes".formatted(good, profile.id());
      fix = "use a quieter machine; if it stays wide, the contender itself differs from process to process";
    } else {
      why = "%d of %d forks were disturbed, and no more of them are replaced".formatted(state.count(Status.SUSPECT),
          state.forks().size());
      fix = "stop what else runs on this machine";
    }
    return Optional.of(new Warning("W107", "the interval is %s wide, %s was the aim: %s"
        .formatted(percent(state.halfWidth()), percent(profile.target()), why), fix));
  }

  private static String percent(double half) {
    return String.format(Locale.ROOT, "+-%.1f %%", half * 100);
  }

  /** What a service was held up by, where that was not itself: its capacity is then at least what was measured. */
  private static Optional<Warning> limiter(PlannedCell cell, List<ForkResult> forks) {
    TreeSet<String> others = new TreeSet<>();
    forks.forEach(fork -> Optional.ofNullable(fork.facts().get("limiter")).ifPresent(others::add));
    others.remove("server");
    return others.isEmpty() || !cell.cell().metric().equals(Metric.THROUGHPUT)
        ? Optional.empty()
        : Optional.of(new Warning("W120", "limited by %s and not by the server: its capacity is at least this"
            .formatted(String.join(", ", others)), "use a machine with more CPUs, or a larger pool"));
  }

  private static double halfWidth(Estimate estimate) {
    return estimate.bounded() ? (estimate.upper() - estimate.lower()) / 2 / estimate.center() : 0;
  }
}
