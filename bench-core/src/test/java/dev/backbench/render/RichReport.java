package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Distribution;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Pauses;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import dev.backbench.result.Sample.Phase;
import dev.backbench.result.Series;
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A run that has the data for every picture, made from a fixed seed; any number of cells, any text from outside. */
final class RichReport {
  private static final int FORKS = 6;
  private static final int SAMPLES = 20;
  private static final List<String> CONTENDERS = List.of("java", "cpython", "go", "java-graal", "pypy");
  private static final long MILLI = 1_000_000;

  private final SplittableRandom random = new SplittableRandom(42);
  private final List<Measurement> cells = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();
  private final String text;
  private long clock = 5_000 * MILLI;

  private RichReport(String text) {
    this.text = text;
  }

  /**
   * One of every picture.
   *
   * @param text wherever a report takes text from outside
   */
  static Report of(String text) {
    RichReport rich = new RichReport(text);
    rich.sitting("cpu", "fraud-score", Map.of("size", "M"), Metric.THROUGHPUT, 1_000_000, 0.0142, 0.87);
    for (int wait : List.of(0, 5, 20, 180)) {
      // The work takes 4, 40 and 5 ms; the wait is the same for all.
      double java = 4 + wait;
      rich.sitting("io", "http/dashboard", Map.of("wait", Integer.toString(wait)), Metric.THROUGHPUT, 64_000 / java,
          java / (40 + wait), java / (5 + wait));
    }
    rich.sitting("io", "http/json-latency", Map.of("rate", "500"), Metric.RESPONSE_P99, 3e6, 9, 0.9);
    rich.sitting("memory", "allocation-churn", Map.of("size", "M"), Metric.THROUGHPUT, 50_000, 0.02, 0.235);
    rich.sitting("cpu", "scaling/fraud-score", Map.of("workers", "1"), Metric.THROUGHPUT, 1_000_000, 0.0142, 0.87);
    rich.sitting("cpu", "scaling/fraud-score", Map.of("workers", "2"), Metric.THROUGHPUT, 1_900_000, 0.0142, 0.87);
    rich.skipped("image-pipeline");
    return rich
        .report(List.of(new Speedup("scaling/fraud-score", "java", false, 2, 2, new Estimate(1.9, 1.85, 1.95), 6),
            new Speedup("scaling/fraud-score", "cpython", true, 2, 2, new Estimate(1.96, 1.9, 2.02), 6)));
  }

  /** As many cells as that, each of six forks of twenty samples and six further metrics: what a whole matrix has. */
  static Report sized(int count) {
    RichReport rich = new RichReport("text");
    for (int i = 0; rich.cells.size() < count; i++) {
      rich.sitting("cpu", "workload-" + i, Map.of("size", "M", "patterns", "32"), Metric.THROUGHPUT, 1_000_000, 0.0142,
          0.87, 1.01, 0.2);
    }
    return rich.report(List.of());
  }

  private Report report(List<Speedup> speedups) {
    Run run = new Run("20260102-030405-abcd", "0.1.0", text, 42, "ab".repeat(32),
        Instant.parse("2026-01-02T03:04:05Z"), clock, 1, Run.Stamp.ESTIMATE, List.of(text));
    return new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(Map.of("cpu.model", text, "cpu.count", "2")),
        new Noise(0.004, 0.125, 0.01)), cells, ratios, speedups, new Outcome(0, List.of(text)));
  }

  /** The first contender with that value, the others with those multiples of it. */
  private void sitting(String suite, String workload, Map<String, String> parameters, Metric metric, double first,
      double... multiples) {
    long start = clock;
    for (int i = 0; i <= multiples.length; i++) {
      String contender = CONTENDERS.get(i);
      String language = i == 1 || i == 4 ? "python" : i == 2 ? "go" : "java";
      Cell cell = new Cell(suite, workload, contender, language, new TreeMap<>(parameters), metric);
      double value = i == 0 ? first : first * multiples[i - 1];
      clock = start;
      cells.add(measurement(cell, value));
      if (i > 0) {
        double ratio = multiples[i - 1];
        ratios.add(new Ratio(cell.comparison(), contender, "java", metric.id(),
            new Estimate(ratio, ratio * 0.97, ratio * 1.03), FORKS));
        // Go and Python against each other, for the sentence about languages.
        if (i == 2) {
          double both = multiples[1] / multiples[0];
          ratios.add(new Ratio(cell.comparison(), contender, "cpython", metric.id(),
              new Estimate(both, both * 0.96, both * 1.04), FORKS));
        }
      }
    }
  }

  private Measurement measurement(Cell cell, double value) {
    List<MetricEstimate> secondary = new ArrayList<>();
    for (Metric metric : List.of(Metric.CPU_TIME, Metric.ALLOCATION, Metric.RSS)) {
      secondary.add(new MetricEstimate(metric, around(1234.5), FORKS));
    }
    for (Metric metric : Metric.COLD) {
      secondary.add(new MetricEstimate(metric, around(metric.unit().equals("1") ? 0.3 : 30e6), FORKS));
    }
    List<ForkResult> forks = new ArrayList<>();
    for (int round = 0; round < FORKS; round++) {
      forks.add(fork(cell, round, value));
    }
    return new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(cell.metric(), around(value), FORKS)), secondary, forks,
        cell.contender().equals("go") ? List.of(new Warning("W101", text, text)) : List.of());
  }

  private ForkResult fork(Cell cell, int round, double value) {
    double level = value * (1 + 0.02 * (random.nextDouble() - 0.5));
    List<Sample> samples = new ArrayList<>();
    long start = clock;
    for (int i = 0; i < SAMPLES + 5; i++) {
      Phase phase = i < 4 ? Phase.WARMUP : i == 9 ? Phase.DISCARDED : Phase.MEASURED;
      double score = level * (i < 4 ? 0.3 + 0.2 * i : 1) * (1 + 0.03 * (random.nextDouble() - 0.5));
      samples.add(new Sample(phase, clock, Math.max(1, Math.round(score / 5)), 200 * MILLI, OptionalLong.empty(), score,
          new TreeMap<>(), Optional.empty()));
      clock += 210 * MILLI;
    }
    TreeMap<String, String> facts = new TreeMap<>(Map.of("runtime", text));
    if (cell.contender().equals("pypy")) {
      facts.put("round", Integer.toString(round));
    }
    return new ForkResult(cell.id(), round, round, start, clock - start, Status.OK, Optional.empty(), facts, samples,
        new TreeMap<>(), pauses(cell, start), latencies(cell, value));
  }

  private List<Series> pauses(Cell cell, long start) {
    if (!cell.workload().equals("allocation-churn")) {
      return List.of();
    }
    List<Series.Point> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(new Series.Point(start + 10L * i * MILLI, 200_000 * (1 + 10 * Math.pow(random.nextDouble(), 6))));
    }
    return List.of(new Series(Pauses.PAUSES, "ns", points));
  }

  private List<Distribution> latencies(Cell cell, double value) {
    if (!cell.metric().equals(Metric.RESPONSE_P99)) {
      return List.of();
    }
    Histogram histogram = new Histogram(3);
    for (int i = 0; i < 4_000; i++) {
      histogram.recordValue(Math.round(value * (0.2 + Math.pow(random.nextDouble(), 8))));
    }
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    return List.of(new Distribution(text, "ns", histogram.getTotalCount(), encoded),
        new Distribution("schedule-lag", "ns", histogram.getTotalCount(), encoded));
  }

  private void skipped(String workload) {
    for (String contender : CONTENDERS) {
      cells.add(new Measurement(
          new Cell("cpu", workload, contender, "java", new TreeMap<>(), Metric.THROUGHPUT), Status.SKIPPED,
          Optional.of(text), Optional.empty(), List.of(), List.of(), List.of()));
    }
  }

  private static Estimate around(double value) {
    return new Estimate(value, value * 0.98, value * 1.02);
  }
}
