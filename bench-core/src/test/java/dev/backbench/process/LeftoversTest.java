package dev.backbench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {
  /** No process has pid 0, and this one did not start at time 1. */
  private static final String DEAD = "0:1";

  @TempDir
  private Path root;

  @Test
  void findsMarkedProcessesOfDeadCoordinatorsOnly() throws IOException {
    Path proc = Files.createDirectory(root.resolve("proc"));
    process(proc, "101", "PATH=/bin\0BACKBENCH_RUN=r\0BACKBENCH_COORDINATOR=" + DEAD + "\0");
    process(proc, "102", "BACKBENCH_COORDINATOR=" + Coordinator.current() + "\0");
    process(proc, "103", "HOME=/\0");
    process(proc, "104", "NOT_BACKBENCH_COORDINATOR=" + DEAD + "\0");
    Files.createDirectory(proc.resolve("105")); // Gone between listing and reading.
    assertThat(Leftovers.find(proc, root).processes()).containsExactly(101L);
  }

  @Test
  void doesNotTakeAReusedPidForALivingCoordinator() {
    long pid = ProcessHandle.current().pid();
    assertThat(Coordinator.alive(Coordinator.current())).isTrue();
    assertThat(Coordinator.alive(pid + ":1")).isFalse();
    assertThat(Coordinator.alive("garbage")).isFalse();
    assertThat(Coordinator.alive("12x:1")).isFalse();
  }

  @Test
  void removesScratchDirectoriesOfDeadCoordinatorsOnly() throws IOException {
    Path proc = root.resolve("no-proc");
    Path temporary = Files.createDirectory(root.resolve("tmp"));
    try (Scratch living = Scratch.create(temporary, "living")) {
      Path dead = temporary.resolve("backbench-dead-1");
      Files.createDirectories(dead.resolve("deep/er"));
      Files.writeString(dead.resolve(Scratch.OWNER_FILE), DEAD);
      Files.createSymbolicLink(dead.resolve("link"), living.directory());
      Path foreign = Files.createDirectory(temporary.resolve("backbench-of-somebody-else"));
      Leftovers leftovers = Leftovers.find(proc, temporary);
      assertThat(leftovers.directories()).containsExactly(dead);
      leftovers.remove();
      assertThat(dead).doesNotExist();
      assertThat(living.directory()).isDirectory();
      assertThat(foreign).isDirectory();
      assertThat(Leftovers.find(proc, temporary).none()).isTrue();
    }
    assertThat(temporary).isDirectoryNotContaining("glob:**/backbench-living-*");
  }

  private static void process(Path proc, String pid, String environment) throws IOException {
    Files.write(Files.createDirectory(proc.resolve(pid)).resolve("environ"),
        environment.getBytes(StandardCharsets.UTF_8));
  }
}
