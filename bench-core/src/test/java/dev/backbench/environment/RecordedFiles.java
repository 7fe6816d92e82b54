package dev.backbench.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine made of files. */
record RecordedFiles(Path root) {
  /** As two virtual CPUs of a cloud show it. */
  static final String CPUINFO = """
      processor\t: 0
      vendor_id\t: GenuineIntel
      model name\t: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz
      flags\t\t: fpu vme hypervisor lahf_lm

      processor\t: 1
      model name\t: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz
      """;
  static final String STAT = """
      cpu  24699 10 5756 362071 561 5 134 15 700 0
      cpu0 11959 5 2374 182194 66 0 17 3 0 0
      cpu1 12739 5 3382 179876 494 5 117 11 0 0
      intr 123456 0 9
      ctxt 99
      btime 1763640000
      """;
  static final String MEMINFO = """
      MemTotal:        8145452 kB
      MemFree:         1000000 kB
      MemAvailable:    6291456 kB
      SwapTotal:       2097152 kB
      SwapFree:        2097152 kB
      """;

  private static final String LIMITS = """
      Limit                     Soft Limit           Hard Limit           Units
      Max open files            65536                1048576              files
      """;
  private static final String PRESSURE = """
      some avg10=0.01 avg60=0.25 avg300=1.87 total=54803878
      full avg10=0.00 avg60=0.00 avg300=0.00 total=0
      """;

  static RecordedFiles cloud(Path root) {
    return new RecordedFiles(root).with("proc/cpuinfo", CPUINFO).with("proc/stat", STAT)
        .with("proc/meminfo", MEMINFO)
        .with("proc/self/status", "Name:\tjava\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n")
        .with("proc/self/cgroup", "0::/user.slice/session.scope\n")
        .with("proc/sys/kernel/osrelease", "6.8.0-1021\n").with("proc/sys/kernel/hostname", "secret-host\n")
        .with("proc/loadavg", "0.10 0.14 0.17 1/123 4567\n")
        .with("proc/self/limits", LIMITS)
        .with("etc/os-release", "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
        .with("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n")
        .with("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
        .with("proc/pressure/cpu", PRESSURE);
  }

  RecordedFiles with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RecordedFiles without(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }
}
