package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.gate.BenchmarkTest;
import dev.backbench.gate.Calibration;
import dev.backbench.gate.GateMetric;
import dev.backbench.gate.GateSettings;
import dev.backbench.gate.GatedBenchmark;
import dev.backbench.unit.Better;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GateTableTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private GateTable table(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new GateTable(new Console(stream, stream, terminal, Map.of("COLUMNS", "60")));
  }

  private static BenchmarkTest test(String id) {
    return new BenchmarkTest(new GatedBenchmark(id, Better.HIGHER, 1, false), GateMetric.WALL,
        GateSettings.PR.tolerance(), GateSettings.PR.boundary(1), Calibration.NONE);
  }

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsALineForEachPair() {
    GateTable table = table(false);
    table.accept(test("a"));
    table.accept(test("a"));
    table.say("done");
    assertThat(shown().lines()).hasSize(3).allMatch(line -> line.indexOf('\u001b') < 0);
    assertThat(shown().lines().findFirst().orElseThrow()).startsWith("a: 0 pairs, ").endsWith("going on");
  }

  @Test
  void aTerminalGetsATableInPlace() {
    GateTable table = table(true);
    table.accept(test("a"));
    table.accept(test("b"));
    table.accept(test("a"));
    // The third drawing goes two lines up and shows both, the newest last.
    String last = shown().substring(shown().lastIndexOf("\u001b[2A"));
    assertThat(last.replaceAll("\u001b\\[[0-9]?[AK]|\r", "").lines()).satisfiesExactly(
        line -> assertThat(line).startsWith("b: "), line -> assertThat(line).startsWith("a: "));
  }
}
