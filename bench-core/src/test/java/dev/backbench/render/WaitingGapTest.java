package dev.backbench.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingGapTest {
  @Test
  void theGapClosesWithTheShareOfWaiting() {
    WaitingGap gap = WaitingGap.of(RichReport.of("text")).getFirst();
    assertThat(gap.id()).isEqualTo("http/dashboard");
    assertThat(gap.base()).isEqualTo("java");
    // Java works 4 ms, so at 5 ms of waiting it spends 5 / 9 of its time so, and CPython takes 45 / 9 as long.
    assertThat(gap.rows()).contains(List.of("cpython", "5.00 ms", "55.6 %", "0.200× [0.194, 0.206]"),
        List.of("cpython", "0 ms", "0.0 %", "0.100× [0.0970, 0.103]"));
    assertThat(gap.points()).filteredOn(point -> point.contender().equals("cpython")).map(WaitingGap.Point::share)
        .isSorted();
  }

  @Test
  void oneWaitIsNoCurve() {
    assertThat(WaitingGap.of(SampleReport.full())).isEmpty();
  }
}
