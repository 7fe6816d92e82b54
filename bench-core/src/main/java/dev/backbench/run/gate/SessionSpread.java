package dev.backbench.run.gate;

import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Report;
import dev.backbench.result.Reproducibility;
import dev.backbench.stats.Estimate;
import dev.backbench.stats.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts beside each interval within a session the one that other sessions are expected to fall into. */
public final class SessionSpread {
  private static final int LEAST_SESSIONS = 3;
  /** Two-sided 95 % of a normal distribution. */
  private static final double Z = 1.96;

  private SessionSpread() {}

  /**
   * The report with reproducibility intervals where there is history enough. Sessions count whose rulers are as they are
   * now, of forks under equal conditions. What the code changed between them counts as spread too.
   *
   * @param now the report's own session
   * @param history sessions on the same class of machines; the report's own may be among them
   */
  public static Report of(Report report, RecordedSession now, List<RecordedSession> history) {
    List<RecordedSession> others = history.stream()
        .filter(each -> !each.run().equals(now.run()) && each.rulers().moved(now.rulers()).isEmpty()).toList();
    List<Measurement> cells = report.cells().stream().map(each -> widened(each, now, others)).toList();
    return new Report(report.schema(), report.run(), report.environment(), cells, report.ratios(), report.speedups(),
        report.outcome());
  }

  private static Measurement widened(Measurement measurement, RecordedSession now, List<RecordedSession> others) {
    Optional<CellScore> own = now.score(measurement.cell().id());
    Optional<MetricEstimate> primary = measurement.primary();
    if (own.isEmpty() || primary.isEmpty() || !usable(primary.get().estimate())) {
      return measurement;
    }
    List<CellScore> scores = new ArrayList<>(List.of(own.get()));
    others.stream().flatMap(each -> each.score(own.get().cell()).stream())
        .filter(each -> each.conditions().equals(own.get().conditions())).forEach(scores::add);
    if (scores.size() < LEAST_SESSIONS) {
      return measurement;
    }
    MetricEstimate widened = new MetricEstimate(primary.get().metric(), primary.get().estimate(), primary.get().forks(),
        Optional.of(new Reproducibility(interval(primary.get().estimate(), deviation(scores)), scores.size())));
    return new Measurement(measurement.cell(), measurement.status(), measurement.reason(), Optional.of(widened),
        measurement.secondary(), measurement.forks(), measurement.warnings());
  }

  private static boolean usable(Estimate estimate) {
    return estimate.bounded() && estimate.lower() > 0;
  }

  /** What sessions differ by beyond what their forks explain, in logarithms. */
  private static double deviation(List<CellScore> scores) {
    double between = Moments.standardDeviation(scores.stream().mapToDouble(CellScore::logScore).toArray());
    double within = scores.stream().mapToDouble(each -> each.forkDeviation() * each.forkDeviation() / each.forks())
        .average().orElse(0);
    return Math.sqrt(Math.max(0, between * between - within));
  }

  private static Estimate interval(Estimate within, double deviation) {
    double below = Math.hypot(Math.log(within.center() / within.lower()), Z * deviation);
    double above = Math.hypot(Math.log(within.upper() / within.center()), Z * deviation);
    return new Estimate(within.center(), Math.min(within.lower(), within.center() * Math.exp(-below)),
        Math.max(within.upper(), within.center() * Math.exp(above)));
  }
}
