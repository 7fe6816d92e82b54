package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.unit.Metric;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CellTest {
  @Test
  void workersVaryInsideASittingAndNotInsideAComparison() {
    Cell cell = cell(Map.of("size", "S", "workers", "4"));
    assertThat(cell.sitting()).isEqualTo("w/size=S");
    assertThat(cell.comparison()).isEqualTo("w/size=S,workers=4");
    assertThat(cell.workers()).hasValue(4);
    assertThat(cell(Map.of("size", "S")).workers()).isEmpty();
  }

  @Test
  void refusesWorkersThatAreNoNumber() {
    for (String workers : new String[]{"0", "many", "1e3", "1000"}) {
      assertThatThrownBy(() -> cell(Map.of("workers", workers))).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(workers);
    }
  }

  private static Cell cell(Map<String, String> parameters) {
    return new Cell("cpu", "w", "go", "go", new TreeMap<>(parameters), Metric.THROUGHPUT);
  }
}
