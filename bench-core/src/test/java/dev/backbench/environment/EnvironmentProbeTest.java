package dev.backbench.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentProbeTest {
  private static final Map<String, String> JAVA = Map.of("java.version", "25.0.1", "java.vendor", "A vendor", "java.vm",
      "A VM 25.0.1+8");
  private static final Runtimes ONLY_GO = runtime -> runtime.equals(LanguageRuntime.GO)
      ? new Runtimes.Found.Present(Path.of("/home/somebody/go"), "go1.26.8")
      : new Runtimes.Found.Absent("not found");

  @TempDir
  private Path root;

  private SortedMap<String, String> facts(RecordedFiles recorded) {
    return EnvironmentProbe.facts(recorded.files(), JAVA, ONLY_GO);
  }

  @Test
  void capturesExactlyTheAllowedFacts() {
    assertThat(facts(RecordedFiles.cloud(root))).containsExactly(
        entry("cgroup.cpu_quota", "none"),
        entry("cgroup.memory_limit_bytes", "none"),
        entry("container", "no"),
        entry("cpu.allowed", "0-1"),
        entry("cpu.count", "2"),
        entry("cpu.governor", "performance"),
        entry("cpu.hypervisor", "true"),
        entry("cpu.model", "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz"),
        entry("go.version", "go1.26.8"),
        entry("java.vendor", "A vendor"),
        entry("java.version", "25.0.1"),
        entry("java.vm", "A VM 25.0.1+8"),
        entry("kernel", "Linux 6.8.0-1021"),
        // 8145452 kB x 1024
        entry("memory_bytes", "8340942848"),
        entry("os", "Debian GNU/Linux 12 (bookworm)"),
        entry("swap_bytes", "2147483648"),
        entry("transparent_huge_pages", "madvise"));
  }

  @Test
  void leavesOutWhatTheSystemDoesNotSay() {
    assertThat(facts(new RecordedFiles(root))).containsOnlyKeys("go.version", "java.vendor", "java.version", "java.vm");
  }

  @Test
  void takesTheTightestLimitOfTheGroupsAroundInVersion2() {
    RecordedFiles recorded = RecordedFiles.cloud(root)
        .with("sys/fs/cgroup/user.slice/cpu.max", "150000 100000\n")
        .with("sys/fs/cgroup/user.slice/session.scope/cpu.max", "max 100000\n")
        .with("sys/fs/cgroup/user.slice/memory.max", "max\n")
        .with("sys/fs/cgroup/user.slice/session.scope/memory.max", "1073741824\n");

    assertThat(facts(recorded)).containsEntry("cgroup.cpu_quota", "1.5").containsEntry("cgroup.memory_limit_bytes",
        "1073741824");
  }

  @Test
  void readsTheLimitsOfAContainerWhoseHostPathIsNotMountedInVersion1() {
    RecordedFiles recorded = RecordedFiles.cloud(root)
        .with("proc/self/cgroup", "4:memory:/docker/0123\n3:cpu,cpuacct:/docker/0123\n1:name=systemd:/\nbroken\n")
        .with("proc/1/cgroup", "4:memory:/docker/0123\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "50000\n")
        .with("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "536870912\n");

    assertThat(facts(recorded)).containsEntry("cgroup.cpu_quota", "0.5")
        .containsEntry("cgroup.memory_limit_bytes", "536870912").containsEntry("container", "yes");
  }

  @Test
  void readsNoLimitInVersion1() {
    RecordedFiles recorded = RecordedFiles.cloud(root).with("proc/self/cgroup", "4:memory:/\n3:cpu:/\n")
        .with("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n").with("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n")
        .with("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(facts(recorded)).containsEntry("cgroup.cpu_quota", "none").containsEntry("cgroup.memory_limit_bytes",
        "none");
  }

  @Test
  void survivesNonsense() {
    RecordedFiles recorded = RecordedFiles.cloud(root).with("proc/meminfo", "MemTotal: lots\nSwapTotal:\n")
        .with("proc/cpuinfo", "model name\t: a\u001b[31mb\n").with("proc/stat", "\n")
        .with("sys/kernel/mm/transparent_hugepage/enabled", "always");

    assertThat(facts(recorded)).containsEntry("cpu.model", "a\\u001b[31mb")
        .doesNotContainKeys("memory_bytes", "swap_bytes", "cpu.count", "transparent_huge_pages", "cpu.hypervisor");
  }

  @Test
  void namesAnArmByItsNumbers() {
    RecordedFiles recorded = RecordedFiles.cloud(root).with("proc/cpuinfo",
        "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd40\n");

    assertThat(facts(recorded)).containsEntry("cpu.model", "arm 0x41 0xd40").doesNotContainKey("cpu.hypervisor");
  }

  @Test
  void neverNamesTheHostTheUserOrAPath() {
    SortedMap<String, String> facts = EnvironmentProbe.facts(SystemFiles.ofMachine(), ONLY_GO);

    String all = facts.toString();
    assertThat(facts).containsKeys("java.version", "java.vendor", "java.vm");
    assertThat(all).doesNotContain(System.getProperty("user.home")).doesNotContain("somebody");
    SystemFiles.ofMachine().line("proc/sys/kernel/hostname").filter(host -> host.length() > 4)
        .ifPresent(host -> assertThat(all).doesNotContain(host));
  }

  @Test
  void readsTheKernelsCpuLists() {
    assertThat(AllowedCpus.of(RecordedFiles.cloud(root).files())).containsExactly(0, 1);
    assertThat(AllowedCpus.parse("0-2,8,10-11").orElseThrow()).containsExactly(0, 1, 2, 8, 10, 11);
    assertThat(AllowedCpus.parse("3-1")).isEmpty();
    assertThat(AllowedCpus.parse("0-99999999")).isEmpty();
    assertThat(AllowedCpus.parse("")).isEmpty();
    assertThat(AllowedCpus.of(new SystemFiles(root.resolve("none"))))
        .hasSize(Runtime.getRuntime().availableProcessors()).contains(0);
  }
}
