package dev.backbench.claim;

import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.result.Environment;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs and claims for tests. */
public final class Measured {
  private final List<Measurement> cells = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();
  private final int forks;
  private final Instant started;

  /** A run in which every cell has that many forks. */
  public Measured(int forks, String started) {
    this.forks = forks;
    this.started = Instant.parse(started);
  }

  /** The one workload's cell of that contender. */
  public static CellRef ref(String contender) {
    return new CellRef("fraud-score", contender, new TreeMap<>(Map.of("patterns", "32")));
  }

  /** A claim with that check. */
  public static Claim claim(String id, Check check) {
    return new Claim(id, "cpu", List.of("article 1"), "Java is faster.", "[3, 10]", check, Optional.empty());
  }

  /** Java over CPython. */
  public static Member ratio(ClaimedRange range) {
    return new Member.Ratio(ref("java"), ref("cpython"), Formula.of(Optional.empty()), range);
  }

  /** The throughput of one contender. */
  public static Member value(String contender, ClaimedRange range) {
    return new Member.Value(ref(contender), Optional.empty(), range);
  }

  /** Adds a cell that is OK. */
  public Measured ok(String contender, Estimate estimate) {
    cells.add(new Measurement(cell(contender), Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, estimate, forks)),
        List.of(new MetricEstimate(Metric.CPU_TIME, new Estimate(1e9 / estimate.center(), 1e9 / estimate.upper(),
            1e9 / estimate.lower()), forks)),
        List.of(), List.of()));
    return this;
  }

  /** Adds a cell that is not. */
  public Measured not(String contender, Status status, String reason) {
    cells.add(new Measurement(cell(contender), status, Optional.of(reason), Optional.empty(), List.of(), List.of(),
        List.of()));
    return this;
  }

  /** Adds a ratio. */
  public Measured paired(String numerator, String denominator, Estimate ratio) {
    ratios.add(new Ratio(cell(numerator).sitting(), numerator, denominator, "throughput", ratio, forks));
    return this;
  }

  /** The run. */
  public Report report() {
    Run run = new Run("20260102-030405-" + "%04x".formatted(forks), "0.1.0", "claims", 42, "ab".repeat(32), started,
        83_000_000_000L, 1, Run.Stamp.VALID, List.of());
    return new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(), new Noise(0, 0, 0)), cells, ratios,
        new Outcome(0, List.of()));
  }

  private static Cell cell(String contender) {
    return new Cell("cpu", "fraud-score", contender, "java", new TreeMap<>(Map.of("patterns", "32", "size", "M")),
        Metric.THROUGHPUT);
  }
}
