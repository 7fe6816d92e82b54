package dev.backbench.render;

import dev.backbench.contract.Cell;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Ratio;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds reports for tests, cell by cell. */
final class SampleReport {
  private final List<Measurement> cells = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();
  private final SortedMap<String, String> facts = new TreeMap<>(
      Map.of("cpu.model", "Example CPU", "cpu.count", "2", "java.version", "25.0.1"));
  private String id = "20260102-030405-abcd";
  private Run.Stamp stamp = Run.Stamp.VALID;
  private List<String> reasons = List.of();

  static Cell cell(String workload, String contender, Metric metric) {
    return new Cell("cpu", workload, contender, contender.startsWith("go") ? "go" : "java",
        new TreeMap<>(Map.of("size", "S")), metric);
  }

  SampleReport id(String runId) {
    this.id = runId;
    return this;
  }

  SampleReport stamp(Run.Stamp value, String... why) {
    this.stamp = value;
    this.reasons = List.of(why);
    return this;
  }

  SampleReport fact(String name, String value) {
    facts.put(name, value);
    return this;
  }

  SampleReport ok(Cell cell, Estimate estimate, MetricEstimate... secondary) {
    return add(cell, Status.OK, Optional.empty(), Optional.of(new MetricEstimate(cell.metric(), estimate, 3)),
        List.of(secondary));
  }

  SampleReport suspect(Cell cell, Estimate estimate, String reason) {
    return add(cell, Status.SUSPECT, Optional.of(reason), Optional.of(new MetricEstimate(cell.metric(), estimate, 3)),
        List.of());
  }

  SampleReport not(Cell cell, Status status, String reason) {
    return add(cell, status, Optional.of(reason), Optional.empty(), List.of());
  }

  SampleReport ratio(Cell numerator, String denominator, Estimate ratio) {
    ratios.add(
        new Ratio(numerator.sitting(), numerator.contender(), denominator, numerator.metric().id(), ratio, 3));
    return this;
  }

  /** To the last cell. */
  SampleReport warning(String code, String message, String fix) {
    Measurement last = cells.removeLast();
    List<Warning> warnings = new ArrayList<>(last.warnings());
    warnings.add(new Warning(code, message, fix));
    cells.add(new Measurement(last.cell(), last.status(), last.reason(), last.primary(), last.secondary(),
        last.forks(), warnings));
    return this;
  }

  Report build() {
    Run run = new Run(id, "0.1.0", "quick", 42, "ab".repeat(32), Instant.parse("2026-01-02T03:04:05Z"),
        83_000_000_000L, 1, stamp, reasons);
    int exit = stamp == Run.Stamp.INVALID ? 4 : 0;
    return new Report(Report.SCHEMA, run, new Environment(facts, new Noise(0.004, 0.125, 0.01)), cells, ratios,
        new Outcome(exit, reasons));
  }

  /** One of everything. */
  static Report full() {
    Cell java = cell("fraud-score", "java", Metric.THROUGHPUT);
    Cell go = cell("fraud-score", "go", Metric.THROUGHPUT);
    Cell twin = cell("fraud-score", "java-twin", Metric.THROUGHPUT);
    Cell python = cell("fraud-score", "cpython", Metric.THROUGHPUT);
    Cell noisy = cell("fraud-score", "go-noisy", Metric.THROUGHPUT);
    Cell launch = cell("launch", "java", Metric.LAUNCH_TIME);
    return new SampleReport().stamp(Run.Stamp.INVALID, "fraud-score/cpython/size=S is INVALID")
        .ok(java, new Estimate(1_234_567, 1_210_000, 1_259_000),
            new MetricEstimate(Metric.ALLOCATION, new Estimate(64, 64, 64), 3),
            new MetricEstimate(Metric.CPU_TIME, new Estimate(812, 800, 824), 3))
        .ok(go, new Estimate(1_030_000, 890_000, 1_190_000),
            new MetricEstimate(Metric.CPU_TIME, new Estimate(990, 960, 1020), 3))
        .warning("W107", "half-width 15.5 %, target 3 %", "more forks")
        .ok(twin, new Estimate(1_240_000, 1_220_000, 1_260_000))
        .suspect(noisy, new Estimate(900_000, 800_000, 1_000_000), "steal 4.1 %")
        .not(python, Status.INVALID, "checksum for input \"verify\" is 0x1f3a, contract says 0x1f3b")
        .not(cell("fraud-score", "pypy", Metric.THROUGHPUT), Status.SKIPPED, "pypy3 >= 3.11 not found")
        .ratio(go, "java", new Estimate(0.834, 0.721, 0.965)).ratio(twin, "java", new Estimate(1.004, 0.985, 1.024))
        .ok(launch, new Estimate(41_500_000, 0, Double.POSITIVE_INFINITY))
        .not(cell("launch", "go", Metric.LAUNCH_TIME), Status.TIMEOUT, "no answer within 10 s").build();
  }

  private SampleReport add(Cell cell, Status status, Optional<String> reason, Optional<MetricEstimate> primary,
      List<MetricEstimate> secondary) {
    List<ForkResult> forks = status == Status.SKIPPED
        ? List.of()
        : List.of(new ForkResult(cell.id(), 0, cells.size(), 0, 1_500_000_000L, status,
            reason, new TreeMap<>(), List.of(), new TreeMap<>(), List.of(), List.of()));
    cells.add(new Measurement(cell, status, reason, primary, secondary, forks, List.of()));
    return this;
  }
}
