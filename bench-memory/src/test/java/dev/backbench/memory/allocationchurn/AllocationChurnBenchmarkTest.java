package dev.backbench.memory.allocationchurn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.backbench.memory.InterruptionRecorder;
import dev.backbench.memory.Metronome;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllocationChurnBenchmarkTest {
  @ParameterizedTest
  @ValueSource(strings = {"acyclic", "parent-links"})
  void walksEveryNode(String shape) throws IOException {
    AllocationChurnBenchmark benchmark = new AllocationChurnBenchmark();
    benchmark.shape = shape;
    benchmark.size = "VERIFY";
    benchmark.load();
    for (int i = 0; i < 30; i++) {
      // The verify input's trees have depth 4. Its window holds three, so step 30 displaces the first one of this pass;
      // until then the digest is the walk of the new tree alone.
      assertThat(benchmark.churn(new InterruptionRecorder(), new Metronome()) >>> 48).isEqualTo(31);
    }
    benchmark.churn(new InterruptionRecorder(), new Metronome());
    assertThatCode(benchmark::check).doesNotThrowAnyException();
  }
}
