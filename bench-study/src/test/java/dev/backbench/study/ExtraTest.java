package dev.backbench.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ExtraTest {
  @Test
  void theJarAsItIsBuiltAsksForNothing() {
    assertThat(Extra.of("compute")).isEqualTo(new Extra(0, 0, 0, 0));
    assertThat(new Extra(0, 0, 0, 0).after(42, new Kept(0))).isEqualTo(42);
  }

  @Test
  void stepsOutOfLineAreTheSameSteps() {
    assertThat(Steps.run(42, 10, 10)).isEqualTo(Steps.run(42, 10, 0)).isEqualTo(Steps.run(42, 10, 4));
    assertThat(new Extra(3, 0, 0, 0).after(Steps.run(42, 7, 0), new Kept(0))).isEqualTo(Steps.run(42, 10, 0));
  }

  @Test
  void extraWorkIsDone() {
    Kept kept = new Kept(0);
    assertThat(new Extra(0, 2, 0, 0).after(1, kept)).isEqualTo(4);
    assertThat(kept.last).isNotNull();
    // The field is 1: (5 ^ 1) << 1 is 8.
    assertThat(new Extra(0, 0, 1, 0).after(5, kept)).isEqualTo(8);
  }

  @Test
  void theListNamesTheThreeBenchmarks() throws Exception {
    try (InputStream in = StudyBenchmark.class.getResourceAsStream("/META-INF/BenchmarkList")) {
      assertThat(new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
          .contains(" compute ", " allocate ", " twoThreads ");
    }
  }
}
