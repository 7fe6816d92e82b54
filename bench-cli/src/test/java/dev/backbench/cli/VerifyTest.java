package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

final class VerifyTest {
  private final Properties properties = new Properties();

  @Test
  void propertiesNameTheOptionsAndEmptyOnesAreLeftOut() {
    properties.setProperty("bench.profile", "smoke");
    properties.setProperty("bench.only", "noop,fraud-*");
    properties.setProperty("bench.budget", "");
    properties.setProperty("bench.unknown", "x");
    assertThat(Verify.arguments(properties)).containsExactly("run", "--profile", "smoke", "--only", "noop", "--only",
        "fraud-*");
  }

  @Test
  void aCpuListIsOneValueAndRequireAllIsAFlag() {
    properties.setProperty("bench.cpus", "0,1");
    properties.setProperty("bench.require-all", "true");
    assertThat(Verify.arguments(properties)).containsExactly("run", "--cpus", "0,1", "--require-all");
    properties.setProperty("bench.require-all", "false");
    assertThat(Verify.arguments(properties)).containsExactly("run", "--cpus", "0,1");
  }

  @Test
  void gatesOnlyAgainstARevisionThatIsNamed() {
    properties.setProperty("bench.gate.budget", "10m");
    properties.setProperty("bench.gate.base", "");
    assertThat(Verify.gate(properties)).isEmpty();
    properties.setProperty("bench.gate.base", "main");
    properties.setProperty("bench.gate.preset", "smoke");
    assertThat(Verify.gate(properties)).containsExactly("gate", "--base", "main", "--preset", "smoke", "--budget",
        "10m");
  }

  @Test
  void aBaselinesPairedRunsTakeTheGatesPresetAndBudget() {
    properties.setProperty("bench.gate.preset", "merge");
    properties.setProperty("bench.gate.only", "x");
    assertThat(Verify.check(properties)).containsExactly("baseline", "check", "--preset", "merge");
  }
}
