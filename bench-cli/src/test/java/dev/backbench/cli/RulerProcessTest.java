package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.process.Children;
import dev.backbench.run.ruler.Ruler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulerProcessTest {
  @Test
  void measuresEveryRulerInAProcessOfItsOwn(@TempDir Path scratch) throws Exception {
    try (Children children = new Children("20260102-030405-abcd")) {
      assertThat(RulerProcess.read(children, scratch)).hasSize(Ruler.values().length)
          .allSatisfy((name, nanos) -> {
            assertThat(name).startsWith("ruler.");
            assertThat(Double.parseDouble(nanos)).isPositive();
          });
    }
  }

  @Test
  void aRulerThatIsMissingIsNoReading() throws Exception {
    assertThat(RulerProcess.parse("warning: x\narithmetic 1.5E5\nmemory 2.0\nallocation 3.25\n")).containsExactly(
        Map.entry("ruler.allocation", "3.25"), Map.entry("ruler.arithmetic", "150000.0"),
        Map.entry("ruler.memory", "2.0"));
    assertThatThrownBy(() -> RulerProcess.parse("arithmetic 1\nOutOfMemoryError\n")).isInstanceOf(IOException.class)
        .hasMessageContaining("OutOfMemoryError");
  }
}
