package dev.backbench.json;

import dev.backbench.contract.Cell;
import dev.backbench.result.Distribution;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import dev.backbench.result.Series;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small report in which everything that can be present or absent is both. */
final class ExampleReport {
  static final Cell JAVA = new Cell("cpu", "fraud-score", "java", "java",
      sorted(Map.of("size", "S", "patterns", "32")), Metric.THROUGHPUT);
  static final Cell GO = new Cell("cpu", "fraud-score", "go", "go", sorted(Map.of("size", "S", "patterns", "32")),
      Metric.THROUGHPUT);
  static final Cell LAUNCH = new Cell("memory", "launch/hello", "java-serial", "java", sorted(Map.of()),
      Metric.LAUNCH_TIME);
  static final Cell SKIPPED = new Cell("cpu", "fraud-score", "cpython", "python",
      sorted(Map.of("size", "S", "patterns", "32")), Metric.THROUGHPUT);
  private static final Noise QUIET = new Noise(0, 0.01, 0);

  private ExampleReport() {}

  static Report report() {
    Run run = new Run("20260131-120000-ab12", "0.1.0", "quick", 42, "0123abcd", Instant.parse("2026-01-31T12:00:00Z"),
        65_000_000_000L, 1, Run.Stamp.ESTIMATE, List.of("profile quick"));
    return new Report(Report.SCHEMA, run,
        new Environment(sorted(Map.of("cpu.model", "A \"CPU\" <b>", "cpu.count", "2")), QUIET),
        List.of(java(), go(), launch(), skipped()),
        List.of(
            new Ratio("fraud-score/patterns=32,size=S", "java", "go", "throughput", new Estimate(1.25, 1.2, 1.3), 3)),
        new Outcome(4, List.of("fraud-score/go/patterns=32,size=S: 1 of 2 forks")));
  }

  private static Measurement java() {
    return new Measurement(JAVA, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1000, 950.5, 1052.25), 2)),
        List.of(new MetricEstimate(Metric.ALLOCATION, new Estimate(128, 128, 128), 2)),
        List.of(fork(JAVA, 0, 900, 1000, 1010, 990), fork(JAVA, 1, 950, 1001, 1002, 997)),
        List.of(new Warning("W121", "still warming up after 2 s", "use --profile standard")));
  }

  private static Measurement go() {
    ForkResult failed = new ForkResult(GO.id(), 1, 3, 12_000_000_000L, 5, Status.FAILED,
        Optional.of("exit code 2: |<&\"'\n\t"),
        sorted(Map.of()), List.of(), sorted(Map.of()), List.of(), List.of());
    return new Measurement(GO, Status.INVALID, Optional.of("1 of 2 forks"),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(800, 0, Double.POSITIVE_INFINITY), 1)),
        List.of(),
        List.of(fork(GO, 0, 800, 801, 799, 800), failed), List.of());
  }

  private static Measurement launch() {
    Sample launch = new Sample(Sample.Phase.MEASURED, 1, 1, 45_000_000, OptionalLong.empty(), 4.5e7, sorted(Map.of()),
        Optional.empty());
    ForkResult fork = new ForkResult(LAUNCH.id(), 0, 4, 1, 45_000_000, Status.OK, Optional.empty(), sorted(Map.of()),
        List.of(launch), sorted(Map.of()), List.of(), List.of());
    return new Measurement(LAUNCH, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.LAUNCH_TIME, new Estimate(4.5e7, 0, Double.POSITIVE_INFINITY), 1)),
        List.of(),
        List.of(fork), List.of());
  }

  private static Measurement skipped() {
    return new Measurement(SKIPPED, Status.SKIPPED, Optional.of("python3 >= 3.11 not found"), Optional.empty(),
        List.of(), List.of(), List.of());
  }

  /** The first score is of a warm-up slice; a slice's score is operations per 200 ms, times five. */
  private static ForkResult fork(Cell cell, int round, double... scores) {
    List<Sample> samples = new ArrayList<>();
    for (double score : scores) {
      samples.add(new Sample(samples.isEmpty() ? Sample.Phase.WARMUP : Sample.Phase.MEASURED,
          samples.size() * 200_000_000L, (long) score / 5, 200_000_000, OptionalLong.of(199_000_000), score,
          sorted(Map.of("allocation", 128.0)), Optional.of(QUIET)));
    }
    return new ForkResult(cell.id(), round, round, round * 6_000_000_000L, 4_000_000_000L, Status.OK, Optional.empty(),
        sorted(Map.of("gc", "Serial")), samples, sorted(Map.of("pause-max", 1500.0)),
        List.of(new Series("gc-pause", "ns",
            List.of(new Series.Point(5, 1500), new Series.Point(6, Double.NaN)))),
        List.of(new Distribution("pause", "ns", 2, "HISTFAAAAB42")));
  }

  static <V> SortedMap<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }
}
