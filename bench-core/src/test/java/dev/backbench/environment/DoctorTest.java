package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.environment.Check.State;
import dev.backbench.plan.Runtimes;
import dev.backbench.plan.SearchPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorTest {
  private static final Runtimes ONLY_GO = runtime -> runtime.equals(LanguageRuntime.GO)
      ? new Runtimes.Found.Present(Path.of("/x/go"), "go1.26.8")
      : new Runtimes.Found.Absent("python3 >= 3.11 not found");

  @TempDir
  private Path root;

  private List<Check> examine(RecordedFiles recorded) {
    return new Doctor(recorded.files(), ONLY_GO, new SearchPath(List.of()),
        new DockerSocket(root.resolve("none.sock"), Duration.ofSeconds(2)), root).examine();
  }

  private Check check(RecordedFiles recorded, String name) {
    return examine(recorded).stream().filter(check -> check.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void looksAtEverythingOnce() {
    assertThat(examine(RecordedFiles.cloud(root))).extracting(Check::name).containsExactly("jdk", "cpus", "load",
        "steal", "governor", "cgroup", "memory", "swap", "descriptors", "disk", "docker", "python",
        "go", "pgbench", "process-tools");
  }

  @Test
  void findsAnIdleMachineFit() {
    assertThat(examine(RecordedFiles.cloud(root))).filteredOn(check -> check.state() == State.GREEN)
        .extracting(Check::name)
        .contains("jdk", "cpus", "load", "steal", "governor", "cgroup", "memory", "swap", "descriptors", "go");
  }

  @Test
  void tellsUnknownFromWell() {
    assertThat(examine(new RecordedFiles(root))).filteredOn(check -> check.seen().equals("unknown"))
        .hasSize(5).allMatch(check -> check.state() == State.YELLOW);
  }

  @Test
  void namesWhatIsMissingAndHowToGetIt() {
    RecordedFiles recorded = RecordedFiles.cloud(root);

    assertThat(check(recorded, "python")).isEqualTo(new Check("python", State.YELLOW, "python3 >= 3.11 not found",
        "Install CPython 3.11 or newer. Its cells are skipped."));
    assertThat(check(recorded, "go")).isEqualTo(Check.green("go", "go1.26.8"));
    assertThat(check(recorded, "docker").seen()).isEqualTo("no socket");
    assertThat(check(recorded, "pgbench").state()).isEqualTo(State.YELLOW);
    assertThat(check(recorded, "process-tools").seen()).isEqualTo("missing: setsid, setpriv, taskset");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "load        | proc/loadavg | 0.49 0 0 1/9 9                    | GREEN",
      "load        | proc/loadavg | 0.50 0 0 1/9 9                    | YELLOW",
      "load        | proc/loadavg | 2.00 0 0 1/9 9                    | RED",
      "load        | proc/loadavg | nonsense                          | YELLOW",
      "steal       | proc/stat    | cpu  50 0 0 48 0 0 0 2 0 0        | GREEN",
      "steal       | proc/stat    | cpu  50 0 0 47 0 0 0 3 0 0        | YELLOW",
      "governor    | sys/devices/system/cpu/cpu0/cpufreq/scaling_governor | powersave | YELLOW",
      "cpus        | proc/self/status | Cpus_allowed_list: 1          | YELLOW",
      "cgroup      | sys/fs/cgroup/cpu.max | 150000 100000            | YELLOW",
      "cgroup      | sys/fs/cgroup/memory.max | 3221225471            | YELLOW",
      "cgroup      | sys/fs/cgroup/memory.max | 3221225472            | GREEN",
      "descriptors | proc/self/limits | Max open files 255 255 files  | RED",
      "descriptors | proc/self/limits | Max open files 4095 9999 files | YELLOW",
      "descriptors | proc/self/limits | Max open files 4096 9999 files | GREEN",
      "descriptors | proc/self/limits | Max open files unlimited unlimited files | GREEN"})
  void judgesEachFile(String name, String file, String text, State state) {
    assertThat(check(RecordedFiles.cloud(root).with(file, text + "\n"), name).state()).isEqualTo(state);
  }

  @ParameterizedTest
  // Available memory, total and free swap, in kB: 1 GiB is 1048576, 3 GiB 3145728, 64 MiB 65536.
  @CsvSource({"1048575,0,0,RED,GREEN", "1048576,0,0,YELLOW,GREEN", "3145728,100000,34464,GREEN,GREEN",
      "3145728,100000,34463,GREEN,YELLOW"})
  void judgesMemoryAndSwap(long available, long total, long free, State memory, State swap) {
    RecordedFiles recorded = RecordedFiles.cloud(root).with("proc/meminfo",
        "MemAvailable: %d kB%nSwapTotal: %d kB%nSwapFree: %d kB%n".formatted(available, total, free));

    assertThat(check(recorded, "memory").state()).isEqualTo(memory);
    assertThat(check(recorded, "swap").state()).isEqualTo(swap);
  }

  @Test
  void judgesTheJdkAndTheDisk() {
    assertThat(Doctor.jdk(24).state()).isEqualTo(State.RED);
    assertThat(Doctor.jdk(25).state()).isEqualTo(State.GREEN);
    assertThat(Doctor.disk((1L << 30) - 1).state()).isEqualTo(State.RED);
    assertThat(Doctor.disk(1L << 30)).isEqualTo(
        new Check("disk", State.YELLOW, "1024 MiB free", "Free 5 GiB for builds, databases and inputs."));
    assertThat(Doctor.disk(5L << 30).state()).isEqualTo(State.GREEN);
  }

  @Test
  void givesNoFaultWithoutAFix() {
    assertThatThrownBy(() -> new Check("x", State.RED, "bad", "")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Check("x", State.GREEN, "good", "Do it."))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
