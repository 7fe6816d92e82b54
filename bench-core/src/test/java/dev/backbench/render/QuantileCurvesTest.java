package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.render.QuantileCurves.Curve;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuantileCurvesTest {
  @Test
  void latenciesArePooledOverForksAndGoAsFarAsTenValuesBear() {
    QuantileCurves curves = QuantileCurves.latencies(RichReport.of("response-time")).getFirst();
    assertThat(curves.id()).isEqualTo("http/json-latency/rate=500");
    // Six forks of 4,000 values: 24 lie beyond p99.9, 2.4 beyond p99.99.
    assertThat(curves.curves()).extracting(Curve::count).containsOnly(24_000L);
    assertThat(curves.rows().getFirst()).hasSize(QuantileCurves.columns().size());
    assertThat(curves.curves().getFirst().at(0.999)).isPresent();
    assertThat(curves.curves().getFirst().at(0.9999)).isEmpty();
    assertThat(curves.rows().getFirst().get(6)).isEqualTo("–");
  }

  @Test
  void theGeneratorsLagIsNoLatency() {
    assertThat(QuantileCurves.latencies(RichReport.of("schedule-lag"))).isEmpty();
  }

  @Test
  void pausesAreCountedExactly() {
    QuantileCurves pauses = QuantileCurves.pauses(RichReport.of("text")).getFirst();
    assertThat(pauses.what()).isEqualTo("gc-pause");
    assertThat(pauses.curves()).extracting(Curve::count).containsOnly(1_200L);
    assertThat(pauses.curves().getFirst().quantiles()).extracting(LineChart.Point::y).isSorted();
  }

  @Test
  void columnsAreNamedAsPeopleSayThem() {
    assertThat(QuantileCurves.columns())
        .isEqualTo(List.of("contender", "values", "p50", "p90", "p99", "p99.9", "p99.99", "max"));
  }
}
