package dev.backbench.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.claim.ClaimedRange.Rule;
import dev.backbench.contract.Cell;
import dev.backbench.contract.CellRef;
import dev.backbench.result.Environment;
import dev.backbench.result.ForkResult;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Sample;
import dev.backbench.result.Status;
import dev.backbench.stats.MeanInterval;
import dev.backbench.stats.PairedDifference;
import dev.backbench.stats.PairedRatio;
import dev.backbench.stats.Scale;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Numbers that are made of two cells' forks, round by round: differences, and ratios of more than the primary metric. */
final class PairedRoundsTest {
  private static final ClaimedRange NEAR = new ClaimedRange(-5, 5, Rule.INTERVAL, Scale.LINEAR);
  private static final ClaimedRange MORE = new ClaimedRange(1, Double.POSITIVE_INFINITY, Rule.INTERVAL);
  private static final Formula COST = new Formula(Optional.of("cpu-time"), List.of("pss-loaded"), List.of());
  private static final double[] FAST = {100, 50, 100, 50, 100, 50};
  private static final double[] SLOW = {104, 53, 105, 54, 103, 55};

  private final List<Measurement> cells = new ArrayList<>();

  @Test
  void aDifferenceIsPairedInTheUnitOfItsMetric() {
    add("slow", "1", SLOW, 10);
    add("fast", "1", FAST, 10);
    Evidence evidence = find(new Member.Difference(ref("slow"), ref("fast"), Optional.empty(), NEAR));
    Evidence.Found found = evidence.found().orElseThrow();
    assertThat(found.estimate()).isEqualTo(PairedDifference.of(SLOW, FAST, 0.95));
    // Half of the rounds were twice as slow; that both share it leaves an interval of 2, not of 50.
    assertThat(found.estimate().upper() - found.estimate().lower()).isLessThan(3);
    assertThat(found.unit()).isEqualTo("ns");
    assertThat(found.paired()).isTrue();
    assertThat(found.forks()).isEqualTo(6);
    assertThat(evidence.supportP()).isLessThan(0.05);
    assertThat(evidence.member().label()).isEqualTo("http/slow - fast");
    assertThat(evidence.member().cells()).hasSize(2);
    Evidence other = find(new Member.Difference(ref("fast"), ref("slow"), Optional.of("response-p99"),
        new ClaimedRange(0, 9, Rule.INTERVAL, Scale.LINEAR)));
    assertThat(other.found().orElseThrow().estimate().center()).isEqualTo(-found.estimate().center());
    assertThat(other.refuteP()).isLessThan(0.05);
  }

  @Test
  void aDifferenceNeedsItsRoundsItsMetricAndOneSitting() {
    add("slow", "1", SLOW, 10);
    add("fast", "1", new double[]{100, 50, 100, 50, 100}, 10);
    Member.Difference difference = new Member.Difference(ref("slow"), ref("fast"), Optional.empty(), NEAR);
    assertThat(find(difference).missing()).isEqualTo("need >= 6 forks of http/fast/size=1, got 5");
    assertThat(find(new Member.Difference(ref("slow"), ref("fast"), Optional.of("rss"), NEAR)).missing())
        .isEqualTo("http/slow/size=1 has no rss");
    cells.removeLast();
    add("fast", "2", FAST, 10);
    assertThat(find(difference).missing()).contains("were not measured side by side");
    CellRef elsewhere = new CellRef("ws", "fast", new TreeMap<>());
    assertThatThrownBy(() -> new Member.Difference(ref("slow"), elsewhere, Optional.empty(), NEAR))
        .hasMessageContaining("two contenders of one workload");
    assertThatThrownBy(() -> new Member.Difference(ref("fast"), ref("fast"), Optional.empty(), NEAR))
        .hasMessageContaining("two contenders of one workload");
    assertThatThrownBy(() -> new Member.Difference(ref("slow"), ref("fast"), Optional.empty(), MORE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void roundsThatDoNotPairUpLeaveAWiderDifference() {
    add("slow", "1", SLOW, 10);
    add("fast", "1", FAST, 10);
    List<ForkResult> forks = new ArrayList<>(cells.getLast().forks());
    ForkResult moved = forks.removeFirst();
    forks.add(new ForkResult(moved.cell(), 6, 6, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(), moved.samples(),
        moved.values(), List.of(), List.of()));
    Measurement fast = cells.removeLast();
    cells.add(new Measurement(fast.cell(), Status.OK, Optional.empty(), fast.primary(), List.of(), forks, List.of()));
    Evidence.Found found = find(new Member.Difference(ref("slow"), ref("fast"), Optional.empty(), NEAR)).found()
        .orElseThrow();
    assertThat(found.paired()).isFalse();
    assertThat(found.forks()).isEqualTo(6);
    assertThat(found.estimate().center()).isCloseTo(PairedDifference.of(SLOW, FAST, 0.95).center(), within(1e-9));
    assertThat(found.estimate().upper() - found.estimate().lower()).isGreaterThan(50);
  }

  @Test
  void aSecondaryMetricOfOneSittingIsPaired() {
    add("slow", "1", SLOW, 10);
    add("fast", "1", FAST, 5);
    Evidence.Found found = find(
        new Member.Ratio(ref("slow"), ref("fast"), Formula.of(Optional.of("pss-loaded")), MORE)).found()
        .orElseThrow();
    assertThat(found.paired()).isTrue();
    assertThat(found.estimate().center()).isCloseTo(2, within(1e-12));
  }

  @Test
  void aProductOfMetricsIsMadeForkByFork() {
    add("slow", "1", SLOW, 10);
    add("fast", "1", FAST, 5);
    // Every sample of an operation takes as much CPU as its response time here.
    Evidence.Found cost = find(new Member.Ratio(ref("slow"), ref("fast"), COST, MORE)).found().orElseThrow();
    assertThat(cost.estimate().center()).isCloseTo(2 * PairedRatio.of(SLOW, FAST, 0.95).center(), within(1e-9));
    assertThat(cost.unit()).isEqualTo("1");
    Formula rate = new Formula(Optional.of("pss-loaded"), List.of(), List.of("response-p99"));
    Evidence.Found per = find(new Member.Ratio(ref("slow"), ref("fast"), rate, MORE)).found().orElseThrow();
    assertThat(per.estimate().center()).isCloseTo(2 / PairedRatio.of(SLOW, FAST, 0.95).center(), within(1e-9));
    assertThat(new Member.Ratio(ref("slow"), ref("fast"), rate, MORE).label())
        .isEqualTo("http/slow / fast pss-loaded per response-p99");
    assertThat(new Member.Ratio(ref("slow"), ref("fast"), COST, MORE).label())
        .isEqualTo("http/slow / fast cpu-time × pss-loaded");
  }

  @Test
  void aProductOverSittingsIsNotPaired() {
    add("slow", "1", SLOW, 10);
    add("fast", "2", FAST, 5);
    Evidence.Found found = find(new Member.Ratio(ref("slow"), ref("fast"), COST, MORE)).found().orElseThrow();
    assertThat(found.paired()).isFalse();
    assertThat(found.forks()).isEqualTo(6);
    assertThat(found.estimate().upper() / found.estimate().lower()).isGreaterThan(1.5);
    cells.removeLast();
    add("fast", "2", FAST, 0);
    assertThat(find(new Member.Ratio(ref("slow"), ref("fast"), COST, MORE)).missing()).contains("is no ratio");
    cells.removeLast();
    add("fast", "2", new double[]{100}, 5);
    assertThat(find(new Member.Ratio(ref("slow"), ref("fast"), COST, MORE)).missing()).contains("got 1");
    Formula unknown = new Formula(Optional.empty(), List.of("rss"), List.of());
    assertThat(find(new Member.Ratio(ref("slow"), ref("slow"), unknown, MORE)).missing()).contains("got 0");
  }

  @Test
  void aDifferenceIsBoundToTheMachine() {
    Member difference = new Member.Difference(ref("slow"), ref("fast"), Optional.empty(), NEAR);
    assertThat(Measured.claim("x", new Check.Measured(List.of(difference), 1, 1)).hostBound()).isTrue();
  }

  private static CellRef ref(String contender) {
    return new CellRef("http", contender, new TreeMap<>());
  }

  private void add(String contender, String size, double[] p99, double memory) {
    Cell cell = new Cell("io", "http", contender, "java", new TreeMap<>(Map.of("size", size)), Metric.RESPONSE_P99);
    List<ForkResult> forks = new ArrayList<>();
    for (int i = 0; i < p99.length; i++) {
      Sample sample = new Sample(Sample.Phase.MEASURED, 0, 1, 1, OptionalLong.of((long) p99[i]), p99[i],
          new TreeMap<>(), Optional.empty());
      forks.add(new ForkResult(cell.id(), i, i, 0, 1, Status.OK, Optional.empty(), new TreeMap<>(), List.of(sample),
          new TreeMap<>(Map.of("pss-loaded", memory)), List.of(), List.of()));
    }
    // A disturbed fork does not count, whatever it says.
    forks.add(new ForkResult(cell.id(), 0, 9, 0, 1, Status.SUSPECT, Optional.of("steal"), new TreeMap<>(),
        List.of(), new TreeMap<>(), List.of(), List.of()));
    cells.add(new Measurement(cell, Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(cell.metric(), MeanInterval.of(p99, 0.95), p99.length)), List.of(), forks,
        List.of()));
  }

  private Evidence find(Member member) {
    Run run = new Run("20260102-030405-abcd", "1", "claims", 1, "00", Instant.EPOCH, 1, 1, Run.Stamp.VALID, List.of());
    return new Runs(List.of(new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(), new Noise(0, 0, 0)), cells,
        List.of(), new Outcome(0, List.of())))).find(member);
  }
}
