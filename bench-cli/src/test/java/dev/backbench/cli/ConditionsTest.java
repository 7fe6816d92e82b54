package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.unit.BadInputException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ConditionsTest {
  private static final Conditions THEN = new Conditions(
      new TreeMap<>(
          Map.of("postgres", "external", "durability", "relaxed", "data_set", "L", "jar.io", "abc", "kernel",
              "Linux 6 = new")));

  @Test
  void readsWhatItWrote() {
    assertThat(Conditions.parse(THEN.text())).isEqualTo(THEN);
    assertThatCode(() -> THEN.require(Conditions.parse(THEN.text()))).doesNotThrowAnyException();
  }

  @Test
  void namesEverythingThatChanged() {
    Conditions now = new Conditions(new TreeMap<>(
        Map.of("postgres", "external", "durability", "relaxed", "data_set", "L", "jar.io", "abd", "cpu.model",
            "Other")));
    assertThatThrownBy(() -> THEN.require(now)).isInstanceOfSatisfying(BadInputException.class,
        e -> assertThat(e.problems()).hasSize(3).anyMatch(problem -> problem.contains("jar.io to be abc")
            && problem.contains("got abd")).anyMatch(problem -> problem.contains("cpu.model to be nothing")));
  }

  @Test
  void goesOnAsTheRunBegan() {
    RunOptions options = THEN.options(new RunOptions("auto", "durable", "", true));
    assertThat(options).isEqualTo(new RunOptions("external", "relaxed", "L", true));
    assertThat(THEN.options(new RunOptions("embedded", "durable", "", false)).postgres()).isEqualTo("embedded");
  }
}
