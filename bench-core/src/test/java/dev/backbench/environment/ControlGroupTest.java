package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backbench.environment.ControlGroup.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlGroupTest {
  private static final SystemFiles MACHINE = SystemFiles.ofMachine();

  @TempDir
  private Path root;

  @Test
  void aProcessThatJoinsIsLimitedAndTheGroupGoesAfterIt() throws Exception {
    Process process = new ProcessBuilder("/bin/sleep", "60").start();
    try (ControlGroup group = createOrSkip(new Limits(OptionalInt.of(50), OptionalLong.of(64L << 20)))) {
      group.join(process.pid());
      List<String> groups = MACHINE.lines("proc/" + process.pid() + "/cgroup");
      assertThat(groups).anyMatch(line -> line.contains("backbench-" + ProcessHandle.current().pid() + "-"));
      assertThat(ours()).isNotEmpty().allSatisfy(folder -> assertThat(limits(folder))
          .containsAnyOf("50000 100000", "50000", Long.toString(64L << 20)));
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly();
    }
    assertThat(ours()).isEmpty();
  }

  @Test
  void whatADeadCoordinatorLeftGoesWithTheNextGroup() throws IOException {
    try (ControlGroup _ = createOrSkip(Limits.ofCpu(50))) {
      Path beside = ours().getFirst();
      // No process has the largest id.
      Path left = Files.createDirectory(beside.resolveSibling("backbench-4194305-1"));
      try (ControlGroup _ = ControlGroup.create(MACHINE, Limits.ofCpu(50))) {
        assertThat(left).doesNotExist();
        assertThat(beside).exists();
      }
    }
  }

  @Test
  void whereNoneCanBeMadeTheReasonSaysWhatItTakes() {
    SystemFiles none = RecordedFiles.cloud(root).files();
    assertThatThrownBy(() -> ControlGroup.create(none, Limits.ofCpu(50))).isInstanceOf(IOException.class)
        .hasMessage(
            "control groups: expected one with the controller cpu in which this process may make its own, found none. Run as root, or in a group that is delegated.");
  }

  @Test
  void aGroupWithoutItsLimitsIsTakenBack() {
    // A folder that no kernel stands behind: a new one in it has no files.
    SystemFiles hollow = RecordedFiles.cloud(root).with("sys/fs/cgroup/cgroup.procs", "")
        .with("sys/fs/cgroup/cgroup.subtree_control", "cpu memory\n").files();
    assertThatThrownBy(() -> ControlGroup.create(hollow, Limits.ofMemory(1 << 20))).isInstanceOf(IOException.class)
        .hasMessageContaining("the controller memory").hasMessageContaining("(NoSuchFileException)");
    assertThat(root.resolve("sys/fs/cgroup").toFile().list()).containsExactlyInAnyOrder("cgroup.procs",
        "cgroup.subtree_control");
  }

  @Test
  void nothingIsNoLimit() {
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.ofCpu(0))
        .withMessageContaining("expected a share and a size above 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.ofMemory(-1));
  }

  private static ControlGroup createOrSkip(Limits limits) {
    try {
      return ControlGroup.create(MACHINE, limits);
    } catch (IOException e) {
      assumeTrue(false, e.getMessage());
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> ours() {
    String name = "backbench-" + ProcessHandle.current().pid() + "-";
    return Stream.of("cpu", "memory").flatMap(controller -> new Cgroup(MACHINE).folders(controller).stream())
        .map(folder -> Path.of("/", folder)).filter(Files::isDirectory).distinct()
        .flatMap(folder -> Stream.of(folder.toFile().listFiles())).map(java.io.File::toPath)
        .filter(path -> path.getFileName().toString().startsWith(name)).distinct().toList();
  }

  private static String limits(Path folder) {
    String path = folder.toString().substring(1);
    return String.join(" ", Stream.of("cpu.max", "memory.max", "cpu.cfs_quota_us", "memory.limit_in_bytes")
        .flatMap(file -> MACHINE.line(path + "/" + file).stream()).toList());
  }
}
