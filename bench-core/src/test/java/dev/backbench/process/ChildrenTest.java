package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildrenTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir
  private Path directory;

  @Test
  void marksTheChildWithTheRun() throws IOException {
    try (Children children = new Children("run-1")) {
      Child child = children.start(command(true, "env"));
      String output = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).contains("BACKBENCH_RUN=run-1\n",
          "BACKBENCH_COORDINATOR=" + ProcessHandle.current().pid() + ":");
    }
  }

  @Test
  void killsGrandchildrenThatIgnoreSigterm() throws IOException {
    try (Children children = new Children("run-2")) {
      Child child = children.start(command(false, "sh", "-c", "trap '' TERM; sleep 600 & : > ready; wait"));
      await(() -> Files.exists(directory.resolve("ready")) && child.tree().size() == 2);
      List<Long> tree = child.tree();
      child.kill();
      await(() -> tree.stream().noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
      assertThat(child.exitCode()).hasValue(128 + 9);
    }
  }

  @Test
  void countsTheCpuTimeOfTheTree() throws IOException {
    try (Children children = new Children("run-3")) {
      Child child = children.start(command(false, "sh", "-c",
          "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; : > done; sleep 600"));
      await(() -> Files.exists(directory.resolve("done")));
      assertThat(child.cpuNanos()).isGreaterThan(10_000_000L);
    }
  }

  @Test
  void namesAMissingProgram() {
    try (Children children = new Children("run-4")) {
      assertThatThrownBy(() -> {
        Child child = children.start(command(true, "no-such-program"));
        child.waitFor(DEADLINE);
        throw new IOException(child.logTail());
      }).hasMessageContaining("no-such-program");
    }
  }

  @Test
  void admitsTheProcessThatItStarts() throws IOException {
    try (Children children = new Children("run-5")) {
      List<Long> admitted = new ArrayList<>();
      Child child = children.start(command(false, "sleep", "600"), admitted::add);
      assertThat(admitted).containsExactly(child.pid());
    }
  }

  @Test
  void whatIsNotAdmittedDoesNotRun() {
    try (Children children = new Children("run-6")) {
      List<Long> refused = new ArrayList<>();
      assertThatThrownBy(() -> children.start(command(false, "sleep", "600"), pid -> {
        refused.add(pid);
        throw new IOException("full");
      })).hasMessage("full");
      await(() -> refused.stream()
          .noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
    }
  }

  @Test
  void aProgramThatRunsIsAdmittedTooLate() {
    assertThatThrownBy(() -> Children.requireOnTheWay(ProcessHandle.current().pid()))
        .isInstanceOf(Children.LateException.class).hasMessageEndingWith("was late. Try again.");
  }

  private Command command(boolean piped, String... argv) {
    return new Command(List.of(argv), directory, Map.of(), List.of(), directory.resolve("log"), piped);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
