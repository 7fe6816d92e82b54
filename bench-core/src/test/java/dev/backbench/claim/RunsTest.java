package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.claim.ClaimedRange.Rule;
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
import org.junit.jupiter.api.Test;

/** Which number of which run a claim rests on, and what is said where there is none. */
final class RunsTest {
  private static final ClaimedRange RANGE = new ClaimedRange(3, 10, Rule.INTERVAL);
  private static final Estimate FIVE = new Estimate(5, 4.8, 5.2);

  private final List<Measurement> cells = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();

  private static Cell cell(String workload, String contender, String size, Metric metric) {
    return new Cell("cpu", workload, contender, "java", new TreeMap<>(Map.of("size", size)), metric);
  }

  private void add(Cell cell, Status status, int forks, Estimate estimate) {
    cells.add(new Measurement(cell, status, status == Status.OK ? Optional.empty() : Optional.of("steal"),
        Optional.of(new MetricEstimate(cell.metric(), estimate, forks)),
        List.of(new MetricEstimate(Metric.ALLOCATION, estimate, forks)), List.of(), List.of()));
  }

  private Evidence find(Member member) {
    Run run = new Run("20260102-030405-abcd", "1", "claims", 1, "00", Instant.EPOCH, 1, 1, Run.Stamp.VALID, List.of());
    return new Runs(List.of(new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(), new Noise(0, 0, 0)), cells,
        ratios, new Outcome(0, List.of())))).find(member);
  }

  private static CellRef ref(String workload, String contender) {
    return new CellRef(workload, contender, new TreeMap<>());
  }

  private static Member value(String metric) {
    return new Member.Value(ref("sort", "java"), Optional.of(metric).filter(each -> !each.isEmpty()), RANGE);
  }

  private static Member ratio(String numerator, String denominator) {
    return new Member.Ratio(ref(numerator, "java"), ref(denominator, "go"), Formula.of(Optional.empty()), RANGE);
  }

  @Test
  void aMetricIsThePrimaryOneOrOneThatItNames() {
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.OK, 6, FIVE);
    assertThat(find(value("")).found().orElseThrow().unit()).isEqualTo("op/s");
    assertThat(find(value("throughput")).found().orElseThrow().unit()).isEqualTo("op/s");
    Evidence.Found found = find(value("allocation")).found().orElseThrow();
    assertThat(found).isEqualTo(new Evidence.Found(FIVE, "B/op", 6, false, "20260102-030405-abcd",
        List.of("sort/java/size=M")));
    assertThat(find(value("rss")).missing()).isEqualTo("sort/java/size=M has no rss");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(find(value("")).missing()).isEqualTo("no run has sort/java");
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.SUSPECT, 6, FIVE);
    assertThat(find(value("")).missing()).isEqualTo("sort/java/size=M is SUSPECT: steal");
    cells.clear();
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.OK, 5, FIVE);
    assertThat(find(value("")).missing()).isEqualTo("need >= 6 forks of sort/java/size=M, got 5");
    assertThat(find(value("")).supportP()).isEqualTo(1);
    assertThat(find(value("")).refuteP()).isEqualTo(1);
  }

  @Test
  void ofTwoSizesTheOneThatIsOkCountsThenTheOneWithMostForks() {
    add(cell("sort", "java", "L", Metric.THROUGHPUT), Status.SUSPECT, 60, new Estimate(1, 1, 1));
    add(cell("sort", "java", "S", Metric.THROUGHPUT), Status.OK, 6, new Estimate(2, 2, 2));
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.OK, 8, new Estimate(3, 3, 3));
    assertThat(find(value("")).found().orElseThrow().estimate().center()).isEqualTo(3);
  }

  @Test
  void aRatioOfOneSittingIsPairedAndNeedsItsForks() {
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.OK, 6, FIVE);
    add(cell("sort", "go", "M", Metric.THROUGHPUT), Status.OK, 6, new Estimate(1, 0.9, 1.1));
    assertThat(find(ratio("sort", "sort")).found().orElseThrow().paired()).isFalse();
    ratios.add(new Ratio("sort/size=M", "java", "go", "throughput", new Estimate(5.5, 5.4, 5.6), 6));
    Evidence.Found paired = find(ratio("sort", "sort")).found().orElseThrow();
    assertThat(paired.paired()).isTrue();
    assertThat(paired.unit()).isEqualTo("1");
    assertThat(paired.estimate().center()).isEqualTo(5.5);
    ratios.set(0, new Ratio("sort/size=M", "go", "java", "throughput", new Estimate(0.2, 0.16, 0.25), 6));
    Estimate turned = find(ratio("sort", "sort")).found().orElseThrow().estimate();
    assertThat(turned.lower()).isCloseTo(4, within(1e-12));
    assertThat(turned.upper()).isCloseTo(6.25, within(1e-12));
    ratios.set(0, new Ratio("sort/size=M", "java", "go", "throughput", new Estimate(5.5, 5.4, 5.6), 5));
    assertThat(find(ratio("sort", "sort")).missing()).isEqualTo("need >= 6 forks of sort/java/size=M, got 5");
    // A pair of other contenders, or of another sitting, is not this one.
    ratios.set(0, new Ratio("sort/size=M", "java", "rust", "throughput", new Estimate(9, 9, 9), 6));
    ratios.add(new Ratio("sort/size=L", "java", "go", "throughput", new Estimate(9, 9, 9), 6));
    assertThat(find(ratio("sort", "sort")).found().orElseThrow().paired()).isFalse();
  }

  @Test
  void aRatioOfTwoSittingsRestsOnTheFewerForksAndOnOneMetric() {
    add(cell("sort", "java", "M", Metric.THROUGHPUT), Status.OK, 9, FIVE);
    add(cell("map", "go", "M", Metric.THROUGHPUT), Status.OK, 7, new Estimate(1, 0.9, 1.1));
    Evidence.Found found = find(ratio("sort", "map")).found().orElseThrow();
    assertThat(found.forks()).isEqualTo(7);
    assertThat(found.paired()).isFalse();
    assertThat(found.estimate().center()).isCloseTo(5, within(1e-12));
    assertThat(found.cells()).containsExactly("sort/java/size=M", "map/go/size=M");
    cells.set(1, new Measurement(cell("map", "go", "M", Metric.LAUNCH_TIME), Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.LAUNCH_TIME, FIVE, 6)), List.of(), List.of(), List.of()));
    assertThat(find(ratio("sort", "map")).missing())
        .isEqualTo("sort/java/size=M has throughput where map/go/size=M has launch-time");
  }
}
