package dev.backbench.memory.objectlayout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ObjectLayoutBenchmarkTest {
  @ParameterizedTest
  @EnumSource
  void everyGraphHasASize(Graph graph) {
    // A thousand of anything are at least eight bytes each.
    assertThat(measure(graph)).isGreaterThanOrEqualTo(8 * Graph.COUNT);
  }

  /** An array of a thousand longs: eight bytes each, and a header of sixteen, or twelve rounded up, whatever the flags. */
  @Test
  void plainNumbersAreTheirPayloadAndOneHeader() {
    assertThat(measure(Graph.PLAIN_NUMBERS)).isBetween(8_008L, 8_024L);
  }

  /** A header of 8 or 12 bytes, two references of 4 or 8, and a long: 24, 32 or 40 bytes, a thousand times. */
  @Test
  void recordsAreMeasuredToo() {
    assertThat(measure(Graph.TREE_NODES)).isIn(24_000L, 32_000L, 40_000L);
  }

  @Test
  void boxesTakeMoreThanThat() {
    assertThat(measure(Graph.BOXED_NUMBERS)).isGreaterThan(2 * measure(Graph.PLAIN_NUMBERS));
  }

  private static long measure(Graph graph) {
    ObjectLayoutBenchmark benchmark = new ObjectLayoutBenchmark();
    benchmark.graph = graph.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    benchmark.build();
    Retained retained = new Retained();
    long bytes = benchmark.measure(retained);
    assertThat(retained.retainedBytes).isEqualTo(bytes);
    return bytes;
  }
}
