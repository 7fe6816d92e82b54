package dev.backbench.gate.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Skip;
import dev.backbench.result.Environment;
import dev.backbench.result.Fingerprint;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Noise;
import dev.backbench.result.Outcome;
import dev.backbench.result.Report;
import dev.backbench.result.Run;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
  private static Report report(Run.Stamp stamp, Status status, String reason) {
    Run run = new Run("20260102-030405-abcd", "1", "standard", 1, "00", Instant.EPOCH, 1, 1, stamp,
        List.of("too short"));
    Measurement good = new Measurement(cell("java"), Status.OK, Optional.empty(),
        Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1, 1, 1), 6)), List.of(), List.of(), List.of());
    Measurement other = new Measurement(cell("go"), status, Optional.of(reason), Optional.empty(), List.of(), List.of(),
        List.of());
    return new Report(Report.SCHEMA, run, new Environment(new TreeMap<>(), new Noise(0, 0, 0)), List.of(good, other),
        List.of(),
        new Outcome(0, List.of()));
  }

  private static Cell cell(String contender) {
    return new Cell("cpu", "sort", contender, "java", new TreeMap<>(), Metric.THROUGHPUT);
  }

  private static List<String> refusals(Report report) {
    return Admission.refusals(report, Optional.of(Sessions.MACHINE), Sessions.MACHINE);
  }

  @Test
  void onlyAValidRunMayAndWhatThisMachineCannotMeasureIsNotMissing() {
    assertThat(refusals(report(Run.Stamp.VALID, Status.SKIPPED, "go not found"))).isEmpty();
    assertThat(refusals(report(Run.Stamp.VALID, Status.SUSPECT, "steal"))).isEmpty();
    assertThat(refusals(report(Run.Stamp.ESTIMATE, Status.SUSPECT, "steal"))).singleElement().asString()
        .contains("expected it to be VALID, got ESTIMATE: too short");
    assertThat(refusals(report(Run.Stamp.INVALID, Status.SUSPECT, "steal"))).singleElement().asString()
        .contains("got INVALID");
  }

  @Test
  void aPartialRunMayNot() {
    assertThat(refusals(report(Run.Stamp.VALID, Status.SKIPPED, Skip.BUDGET + ": 2 of 6 forks"))).singleElement()
        .asString().contains("PARTIAL", "1 of 2", "sort/go");
    assertThat(refusals(report(Run.Stamp.VALID, Status.INTERRUPTED, "1 of 6"))).singleElement().asString()
        .contains("PARTIAL");
  }

  @Test
  void anotherMachineIsToldFieldByField() {
    Fingerprint there = new Fingerprint(new TreeMap<>(Map.of("cpu.model", "B", "jmh", "1.36", "kernel", "6.1")));
    assertThat(Admission.refusals(report(Run.Stamp.VALID, Status.SUSPECT, "x"), Optional.of(there), Sessions.MACHINE))
        .hasSize(3).anySatisfy(line -> assertThat(line).contains("cpu.model: expected A, got B"))
        .anySatisfy(line -> assertThat(line).contains("jmh: expected 1.37, got 1.36"))
        .anySatisfy(line -> assertThat(line).contains("kernel: expected nothing, got 6.1"));
    assertThat(Admission.refusals(report(Run.Stamp.VALID, Status.SUSPECT, "x"), Optional.empty(), Sessions.MACHINE))
        .singleElement().asString().contains("fingerprint");
  }

  @Test
  void aRunThatANoisyMachineSpoiltMayNot() {
    Report some = report(Run.Stamp.VALID, Status.SUSPECT, "steal");
    Report none = new Report(Report.SCHEMA, some.run(), some.environment(), List.of(some.cells().getLast()), List.of(),
        some.outcome());
    assertThat(refusals(none)).singleElement().asString().contains("at least one cell that is OK, got none of 1");
  }
}
