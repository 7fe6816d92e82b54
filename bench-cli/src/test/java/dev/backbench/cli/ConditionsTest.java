package dev.backbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.unit.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
    RunOptions options = THEN.options(new RunOptions("auto", "durable", "", true, List.of()));
    assertThat(options).isEqualTo(new RunOptions("external", "relaxed", "L", true, List.of()));
    RunOptions others = THEN.options(new RunOptions("embedded", "durable", "", false, List.of("-prof", "gc")));
    assertThat(others.postgres()).isEqualTo("embedded");
    assertThat(others.jmh()).containsExactly("-prof", "gc");
  }

  @Test
  void keepsTheOptionsOfJmhInTheirOrder() {
    Conditions then = Conditions.parse("jmh.argument.00=-prof\njmh.argument.01=gc\njmh.argument.02=-prof\nkernel=x\n");
    assertThat(then.options(new RunOptions("auto", "durable", "", false, List.of())).jmh()).containsExactly("-prof",
        "gc",
        "-prof");
  }

  @Test
  void knowsTheMachineByItsHardware() {
    SortedMap<String, String> here = new TreeMap<>(Map.of("cpu.model", "A", "cpu.count", "2", "kernel", "6"));
    assertThat(Conditions.parse("cpu.count=2\ncpu.model=A\nkernel=5\n").sameMachine(here)).isTrue();
    assertThat(Conditions.parse("cpu.count=4\ncpu.model=A\n").sameMachine(here)).isFalse();
    assertThat(Conditions.read(Path.of("/none"))).isEmpty();
  }
}
