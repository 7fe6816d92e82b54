package dev.backbench.environment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks that only read the kernel's files. What the system does not say is yellow: unknown is not well. */
record MachineChecks(SystemFiles files) {
  private static final String MEMINFO = "proc/meminfo";
  private static final long MIB = 1L << 20;
  private static final long ENOUGH_MEMORY = 3L << 30;
  private static final long LEAST_MEMORY = 1L << 30;
  private static final double MUCH_STEAL = 0.02;
  private static final int ENOUGH_DESCRIPTORS = 4096;
  private static final int LEAST_DESCRIPTORS = 256;
  private static final Pattern DESCRIPTORS = Pattern.compile("Max open files +([0-9]{1,9}|unlimited) .*");
  private static final String NO_PROC = "Run on Linux with /proc.";

  List<Check> all() {
    return List.of(cpus(), load(), steal(), governor(), cgroup(), memory(), swap(), descriptors());
  }

  private Check cpus() {
    int cpus = AllowedCpus.of(files).size();
    return cpus > 1
        ? Check.green("cpus", cpus + " allowed")
        : Check.yellow("cpus", "1 allowed", "Allow two: on one, the coordinator disturbs what it measures.");
  }

  private Check load() {
    Optional<String> first = files.line("proc/loadavg").map(line -> line.split(" ")[0])
        .filter(text -> text.matches("[0-9]{1,6}\\.[0-9]+"));
    if (first.isEmpty()) {
      return Check.yellow("load", "unknown", NO_PROC);
    }
    double load = Double.parseDouble(first.get());
    int cpus = AllowedCpus.of(files).size();
    String seen = String.format(Locale.ROOT, "%.2f over the last minute on %d CPUs", load, cpus);
    if (load >= cpus) {
      return Check.red("load", seen, "End what keeps the CPUs busy.");
    }
    return load >= cpus / 4.0
        ? Check.yellow("load", seen, "Wait until the machine is idle, or end what keeps it busy.")
        : Check.green("load", seen);
  }

  /** Since boot: a doctor that waits is not asked twice. */
  private Check steal() {
    Optional<CpuTicks> ticks = CpuTicks.read(files).filter(read -> read.total() > 0);
    if (ticks.isEmpty()) {
      return Check.yellow("steal", "unknown", NO_PROC);
    }
    double share = (double) ticks.get().steal() / ticks.get().total();
    String seen = String.format(Locale.ROOT, "%.2f %% of CPU time since boot", share * 100);
    return share > MUCH_STEAL
        ? Check.yellow("steal", seen, "Use a machine whose CPUs are not shared with others.")
        : Check.green("steal", seen);
  }

  private Check governor() {
    Optional<String> governor = files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    return governor.filter(name -> !name.equals("performance"))
        .map(name -> Check.yellow("governor", name, "Choose the governor \"performance\" for steady clocks."))
        .orElseGet(() -> Check.green("governor", governor.orElse("not ours to choose")));
  }

  private Check cgroup() {
    Cgroup cgroup = new Cgroup(files);
    OptionalDouble quota = cgroup.cpuLimit();
    OptionalLong memory = cgroup.memoryLimit();
    String seen = "CPU quota " + (quota.isPresent() ? String.format(Locale.ROOT, "%.2f", quota.getAsDouble()) : "none")
        + ", memory limit " + (memory.isPresent() ? memory.getAsLong() / MIB + " MiB" : "none");
    if (quota.isPresent()) {
      // A quota is kept by stopping everything for the rest of each period, in the middle of a sample too.
      return Check.yellow("cgroup", seen, "Pin to CPUs (cpuset) in place of a CPU quota.");
    }
    return memory.isPresent() && memory.getAsLong() < ENOUGH_MEMORY
        ? Check.yellow("cgroup", seen, "Allow 3 GiB of memory.")
        : Check.green("cgroup", seen);
  }

  private Check memory() {
    OptionalLong available = files.bytes(MEMINFO, "MemAvailable");
    if (available.isEmpty()) {
      return Check.yellow("memory", "unknown", NO_PROC);
    }
    String seen = available.getAsLong() / MIB + " MiB available";
    if (available.getAsLong() < LEAST_MEMORY) {
      return Check.red("memory", seen, "Free at least 1 GiB, or forks are killed.");
    }
    return available.getAsLong() < ENOUGH_MEMORY
        ? Check.yellow("memory", seen, "Free 3 GiB for the larger heaps and the database.")
        : Check.green("memory", seen);
  }

  private Check swap() {
    OptionalLong total = files.bytes(MEMINFO, "SwapTotal");
    OptionalLong free = files.bytes(MEMINFO, "SwapFree");
    if (total.isEmpty() || free.isEmpty()) {
      return Check.yellow("swap", "unknown", NO_PROC);
    }
    long used = total.getAsLong() - free.getAsLong();
    String seen = used / MIB + " of " + total.getAsLong() / MIB + " MiB used";
    return used > 64 * MIB
        ? Check.yellow("swap", seen, "Free memory: a swapped page costs as much as a million instructions.")
        : Check.green("swap", seen);
  }

  private Check descriptors() {
    Optional<String> limit = files.lines("proc/self/limits").stream().map(DESCRIPTORS::matcher)
        .filter(Matcher::matches).map(matcher -> matcher.group(1)).findFirst();
    if (limit.isEmpty()) {
      return Check.yellow("descriptors", "unknown", NO_PROC);
    }
    if (limit.get().equals("unlimited")) {
      return Check.green("descriptors", "unlimited");
    }
    int most = Integer.parseInt(limit.get());
    String seen = "at most " + most + " open files";
    if (most < LEAST_DESCRIPTORS) {
      return Check.red("descriptors", seen, "Raise the limit: ulimit -n 4096");
    }
    return most < ENOUGH_DESCRIPTORS
        ? Check.yellow("descriptors", seen, "Raise the limit for services under load: ulimit -n 4096")
        : Check.green("descriptors", seen);
  }
}
