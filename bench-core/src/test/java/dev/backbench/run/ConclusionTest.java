package dev.backbench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Profile;
import dev.backbench.result.Measurement;
import dev.backbench.result.MetricEstimate;
import dev.backbench.result.Run.Stamp;
import dev.backbench.result.Status;
import dev.backbench.stats.Estimate;
import dev.backbench.unit.Metric;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConclusionTest {
  @Test
  void isValidWhenEverythingWasMeasuredOrSkippedForAReason() {
    Conclusion conclusion = Conclusion.of(List.of(cell(Status.OK), cell(Status.SKIPPED), cell(Status.SUSPECT)),
        Profile.STANDARD, false, false);
    assertThat(conclusion.stamp()).isEqualTo(Stamp.VALID);
    assertThat(conclusion.outcome().exitCode()).isZero();
    assertThat(conclusion.outcome().reasons()).isEmpty();
  }

  @Test
  void stampsShortProfilesAsEstimates() {
    Conclusion conclusion = Conclusion.of(List.of(cell(Status.OK)), Profile.QUICK, false, false);
    assertThat(conclusion.stamp()).isEqualTo(Stamp.ESTIMATE);
    assertThat(conclusion.outcome().exitCode()).isZero();
    assertThat(conclusion.outcome().reasons()).singleElement().asString().contains("quick");
  }

  @ParameterizedTest
  @EnumSource(value = Status.class, names = {"INVALID", "FAILED", "TIMEOUT"})
  void isInvalidWhenACellIsBroken(Status status) {
    Conclusion conclusion = Conclusion.of(List.of(cell(Status.OK), cell(status)), Profile.STANDARD, false, false);
    assertThat(conclusion.stamp()).isEqualTo(Stamp.INVALID);
    assertThat(conclusion.outcome().exitCode()).isEqualTo(4);
    assertThat(conclusion.outcome().reasons()).containsExactly("w/c: " + status + ", because");
  }

  @Test
  void doesNotPassByMeasuringNothing() {
    assertThat(Conclusion.of(List.of(cell(Status.SKIPPED)), Profile.STANDARD, false, false).outcome().exitCode())
        .isEqualTo(4);
    assertThat(Conclusion.of(List.of(), Profile.STANDARD, false, false).outcome().exitCode()).isEqualTo(4);
  }

  @Test
  void wantsEveryCellWhenToldTo() {
    assertThat(Conclusion.of(List.of(cell(Status.OK), cell(Status.SKIPPED)), Profile.STANDARD, false, true).outcome()
        .exitCode()).isEqualTo(4);
  }

  @Test
  void anInterruptionOutranksTheRest() {
    Conclusion conclusion = Conclusion.of(List.of(cell(Status.FAILED), cell(Status.INTERRUPTED)), Profile.STANDARD,
        true, false);
    assertThat(conclusion.outcome().exitCode()).isEqualTo(130);
    assertThat(conclusion.outcome().reasons()).hasSize(2);
    assertThat(conclusion.stamp()).isEqualTo(Stamp.INVALID);
  }

  private static Measurement cell(Status status) {
    Cell cell = new Cell("cpu", "w", "c", "java", new TreeMap<>(), Metric.THROUGHPUT);
    boolean ok = status == Status.OK;
    return new Measurement(cell, status, ok ? Optional.empty() : Optional.of("because"),
        ok ? Optional.of(new MetricEstimate(Metric.THROUGHPUT, new Estimate(1, 1, 1), 6)) : Optional.empty(), List.of(),
        List.of(), List.of());
  }
}
