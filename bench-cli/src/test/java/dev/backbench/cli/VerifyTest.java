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
}
