package dev.backbench.run.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Cell;
import dev.backbench.gate.history.CellScore;
import dev.backbench.gate.history.RecordedSession;
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
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SessionScoresTest {
  private static final String JAR = "cd".repeat(32);

  private static ForkResult fork(Status status, double score) {
    Sample sample = new Sample(Sample.Phase.MEASURED, 0, Math.round(score), 1_000_000_000L, OptionalLong.empty(), score,
        new TreeMap<>(), Optional.empty());
    return new ForkResult("x", 0, 0, 0, 1, status, status == Status.OK ? Optional.empty() : Optional.of("steal"),
        new TreeMap<>(Map.of("collector", "Serial", "steady", "true")), List.of(sample), new TreeMap<>(), List.of(),
        List.of());
  }

  private static Measurement cell(String workload, Metric metric, Status status, ForkResult... forks) {
    return new Measurement(new Cell("cpu", workload, "java", "java", new TreeMap<>(), metric), status,
        status == Status.OK ? Optional.empty() : Optional.of("steal"),
        Optional.of(new MetricEstimate(metric, new Estimate(1, 1, 1), forks.length)), List.of(), List.of(forks),
        List.of());
  }

  @Test
  void keepsTheMeanLogarithmOfGoodForksSoThatLargerIsBetter() {
    Report report = new Report(Report.SCHEMA,
        new Run("20260102-030405-abcd", "1", "standard", 1, "00", Instant.EPOCH, 1, 1, Run.Stamp.VALID, List.of()),
        new Environment(new TreeMap<>(Map.of("cpu.model", "A", "ruler.memory", "12.5")), new Noise(0, 0, 0)),
        List.of(cell("sort", Metric.THROUGHPUT, Status.OK, fork(Status.OK, 100), fork(Status.SUSPECT, 7),
            fork(Status.OK, 400)), cell("launch", Metric.LAUNCH_TIME, Status.OK, fork(Status.OK, 100)),
            cell("noisy", Metric.THROUGHPUT, Status.SUSPECT, fork(Status.SUSPECT, 5))),
        List.of(), new Outcome(0, List.of()));
    RecordedSession session = SessionScores.of(report,
        cell -> cell.workload().equals("sort") ? Optional.of(JAR) : Optional.empty());
    assertThat(session.run()).isEqualTo("20260102-030405-abcd");
    assertThat(session.profile()).isEqualTo("standard");
    assertThat(session.rulers().nanosPerStep()).containsExactly(Map.entry("memory", 12.5));
    assertThat(session.scores()).extracting(CellScore::cell).containsExactly("sort/java", "launch/java");
    CellScore sort = session.score("sort/java").orElseThrow();
    // ln 100 and ln 400: their mean is ln 200, their deviation ln 4 / sqrt 2.
    assertThat(sort.logScore()).isCloseTo(Math.log(200), within(1e-12));
    assertThat(sort.forkDeviation()).isCloseTo(Math.log(4) / Math.sqrt(2), within(1e-12));
    assertThat(sort.forks()).isEqualTo(2);
    assertThat(sort.jar()).contains(JAR);
    assertThat(sort.conditions()).containsExactly(Map.entry("collector", "Serial"));
    CellScore launch = session.score("launch/java").orElseThrow();
    assertThat(launch.logScore()).isCloseTo(-Math.log(100), within(1e-12));
    assertThat(launch.jar()).isEmpty();
    assertThat(session.score("noisy/java")).isEmpty();
  }
}
