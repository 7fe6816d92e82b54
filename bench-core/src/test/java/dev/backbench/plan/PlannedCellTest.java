package dev.backbench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Arm;
import dev.backbench.contract.Cell;
import dev.backbench.contract.Contender;
import dev.backbench.contract.DatabaseUse;
import dev.backbench.contract.Endpoint;
import dev.backbench.contract.LanguageRuntime;
import dev.backbench.contract.Service;
import dev.backbench.contract.Traffic;
import dev.backbench.contract.Workload;
import dev.backbench.unit.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which cells are measured on the same process. */
final class PlannedCellTest {
  @Test
  void theLoadsOfAnEndpointShareAProcessAndOthersDoNot() {
    PlannedCell capacity = cell("go", Traffic.CLOSED, Map.of("connections", "64", "n", "5"), Set.of());
    PlannedCell latency = cell("go", Traffic.OPEN, Map.of("rate", "200", "n", "5"), Set.of());
    assertThat(capacity.process()).isPresent().isEqualTo(latency.process());
    assertThat(capacity.together()).isEqualTo(latency.together());

    PlannedCell other = cell("java", Traffic.OPEN, Map.of("rate", "200", "n", "5"), Set.of());
    assertThat(other.process()).isPresent().isNotEqualTo(latency.process());
    assertThat(other.together()).isEqualTo(latency.together());

    PlannedCell more = cell("go", Traffic.OPEN, Map.of("rate", "200", "n", "20"), Set.of());
    assertThat(more.together()).isNotEqualTo(latency.together());
    assertThat(more.process()).isNotEqualTo(latency.process());
  }

  @Test
  void whatWritesOrIsMeasuredFromItsStartHasItsProcessToItself() {
    for (PlannedCell alone : List.of(cell("go", Traffic.CLOSED, Map.of("connections", "64"), Set.of("orders")),
        cell("go", Traffic.COLD, Map.of("rate", "200"), Set.of()),
        cell("go", Traffic.LAUNCH, Map.of(), Set.of()))) {
      assertThat(alone.process()).isEmpty();
      assertThat(alone.together()).isEqualTo(alone.cell().sitting());
    }
  }

  @Test
  void capacitiesComeFirstThenRatesThenKneesAndLessBeforeMore() {
    List<PlannedCell> turns = List.of(cell("go", Traffic.CLOSED, Map.of("connections", "16"), Set.of()),
        cell("go", Traffic.CLOSED, Map.of("connections", "256"), Set.of()),
        cell("go", Traffic.OPEN, Map.of("rate", "9"), Set.of()),
        cell("go", Traffic.OPEN, Map.of("rate", "500"), Set.of()),
        cell("go", Traffic.KNEE, Map.of("p99-ms", "10"), Set.of()));
    assertThat(turns.reversed().stream().sorted(PlannedCell.inTurn())).containsExactlyElementsOf(turns);
    assertThat(turns).extracting(PlannedCell::process).doesNotContain(Optional.empty()).containsOnly(
        turns.getFirst().process());
  }

  private static PlannedCell cell(String contender, Traffic traffic, Map<String, String> parameters,
      Set<String> writes) {
    Arm arm = new Arm.Service(
        new Service("s", Path.of("/s"), LanguageRuntime.GO, Optional.empty(), List.of("{program}"),
            new TreeMap<>(), 1, new TreeSet<>(Set.of(Endpoint.USER))),
        Endpoint.USER, traffic, true);
    Contender made = new Contender(contender, "go", arm, true);
    Workload workload = new Workload("io", "w-" + traffic.id(), Path.of("/none"), "W", "Why?", "one thing",
        Metric.THROUGHPUT, 1, Optional.empty(), List.of(), new DatabaseUse(Optional.empty(), Optional.empty(), writes),
        List.of(), List.of(made));
    return new PlannedCell(
        new Cell("io", workload.id(), contender, "go", new TreeMap<>(parameters), Metric.THROUGHPUT), workload, made,
        true, List.of(1), Duration.ofSeconds(4));
  }
}
