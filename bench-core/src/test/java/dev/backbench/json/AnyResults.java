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
import dev.backbench.result.Speedup;
import dev.backbench.result.Status;
import dev.backbench.result.Warning;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Results at random: every text hostile, every number extreme, everything optional absent half of the time. */
public final class AnyResults {
  private static final List<String> TEXTS = List.of("", "</script><script>alert(1)</script>", "=1+1", "| a | b |",
      "a\nb\r\tc", "\u001b[31m\u0000\u007f", "\ud83d\ude00", "\ud800", "\udc00\ud800", "\u2028\u202e\ufeff", "\\\"/",
      "::error::x", "null", "{}", "\uffff");
  private static final double[] NUMBERS = {1, 0.1, 1e-300, 4.9e-324, 1.7976931348623157e308, 1e21, 123456789.12345679};
  private static final long[] LONGS = {1, 2, 999, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE};

  private final Random random;

  /** The same for the same seed. */
  public AnyResults(long seed) {
    this.random = new Random(seed);
  }

  /** A report. */
  public Report report() {
    List<Cell> cells = IntStream.range(0, random.nextInt(4)).mapToObj(i -> cell("w" + i)).toList();
    return new Report(Report.SCHEMA,
        new Run(text(), text(), text(), random.nextLong(), text(),
            Instant.ofEpochSecond(random.nextInt(), 1 + random.nextInt(999_999_999)),
            natural(), 1, one(Run.Stamp.values()), several(this::text)),
        new Environment(texts(), noise()), cells.stream().map(this::measurement).toList(),
        several(() -> new Ratio(text(), text(), text(), text(), estimate(), random.nextInt(100))),
        several(
            () -> new Speedup(text(), text(), random.nextBoolean(), 2 + random.nextInt(100), 1 + random.nextInt(100),
                estimate(), random.nextInt(100))),
        new Outcome(random.nextInt(256), several(this::text)));
  }

  ForkResult fork(String cell) {
    Status status = one(Status.values());
    return new ForkResult(cell, random.nextInt(100), random.nextInt(100), random.nextLong(), natural(), status,
        status == Status.OK ? Optional.empty() : Optional.of(text()), texts(), several(this::sample),
        ExampleReport.sorted(Map.of("pause-max", number())),
        several(() -> new Series(text(), text(),
            several(() -> new Series.Point(random.nextLong(), random.nextBoolean() ? Double.NaN : -number())))),
        several(() -> new Distribution(text(), text(), natural(), text())));
  }

  private Measurement measurement(Cell cell) {
    Status status = one(Status.values());
    boolean ok = status == Status.OK;
    return new Measurement(cell, status, ok ? Optional.empty() : Optional.of(text()),
        ok || random.nextBoolean() ? Optional.of(metricEstimate()) : Optional.empty(), several(this::metricEstimate),
        several(() -> fork(cell.id())), several(() -> new Warning(text(), text(), text())));
  }

  private Cell cell(String workload) {
    return new Cell("cpu", random.nextBoolean() ? "group/" + workload : workload, "go-gin", text(),
        ExampleReport.sorted(random.nextBoolean() ? Map.of() : Map.of("size", "M", "n", "x8")),
        metric());
  }

  private Sample sample() {
    return new Sample(one(Sample.Phase.values()), random.nextLong(), 1 + natural() / 2, 1 + natural() / 2,
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(natural()), number(),
        ExampleReport.sorted(random.nextBoolean() ? Map.of() : Map.of(text() + "k", Double.NaN, "b", -number())),
        random.nextBoolean() ? Optional.empty() : Optional.of(noise()));
  }

  private MetricEstimate metricEstimate() {
    return new MetricEstimate(metric(), estimate(), random.nextInt(100));
  }

  private Metric metric() {
    return one(Metric.known().toArray(Metric[]::new));
  }

  private Estimate estimate() {
    double center = number();
    return new Estimate(center, random.nextBoolean() ? Double.NEGATIVE_INFINITY : center / 2,
        random.nextBoolean() ? Double.POSITIVE_INFINITY : center);
  }

  private Noise noise() {
    return new Noise(number(), number(), number());
  }

  private SortedMap<String, String> texts() {
    return ExampleReport.sorted(random.nextBoolean() ? Map.of() : Map.of(text() + "x", text(), "y", text()));
  }

  private String text() {
    return one(TEXTS.toArray(String[]::new));
  }

  private double number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private long natural() {
    return LONGS[random.nextInt(LONGS.length)];
  }

  private <T> List<T> several(Supplier<T> item) {
    return Stream.generate(item).limit(random.nextInt(3)).toList();
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
