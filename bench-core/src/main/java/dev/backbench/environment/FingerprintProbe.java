package dev.backbench.environment;

import dev.backbench.result.Fingerprint;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the class of this machine. MHz, bogomips, microcode, load, steal and the host's name are left out on purpose: they
 * change between two sessions on one machine.
 */
public final class FingerprintProbe {
  private static final String CPUINFO = "proc/cpuinfo";
  private static final Pattern MAJOR_MINOR = Pattern.compile("[0-9]+\\.[0-9]+");

  private FingerprintProbe() {}

  /** Of this machine and this JVM. */
  public static Fingerprint of(SystemFiles files) {
    return of(files, Map.of("java.vendor", System.getProperty("java.vendor"), "java.version",
        System.getProperty("java.version"), "java.build", System.getProperty("java.vm.version")));
  }

  /** With the facts of a JVM given. */
  static Fingerprint of(SystemFiles files, Map<String, String> java) {
    SortedMap<String, String> fields = new TreeMap<>(java);
    put(fields, "cpu.model", files.value(CPUINFO, "model name").or(() -> files.value(CPUINFO, "CPU part")));
    put(fields, "cpu.family", files.value(CPUINFO, "cpu family"));
    put(fields, "cpu.stepping", files.value(CPUINFO, "stepping"));
    put(fields, "cpu.flags", flags(files).map(flags -> new Fingerprint(new TreeMap<>(Map.of("flags", flags))).id()));
    put(fields, "cpu.allowed", Optional.of(Integer.toString(AllowedCpus.of(files).size())));
    put(fields, "hypervisor", files.line("sys/hypervisor/type").or(() -> files.line("sys/class/dmi/id/sys_vendor")));
    put(fields, "kernel", files.line("proc/sys/kernel/osrelease").map(MAJOR_MINOR::matcher).filter(Matcher::find)
        .map(Matcher::group));
    if (files.exists("proc/self/cgroup")) {
      Cgroup cgroup = new Cgroup(files);
      OptionalDouble quota = cgroup.cpuLimit();
      put(fields, "cgroup.cpu_quota", Optional.of(quota.isPresent() ? Double.toString(quota.getAsDouble()) : "none"));
      OptionalLong limit = cgroup.memoryLimit();
      put(fields, "cgroup.memory_limit", Optional.of(limit.isPresent() ? Long.toString(limit.getAsLong()) : "none"));
    }
    return new Fingerprint(fields);
  }

  /** Sorted, because their order is the kernel's business. */
  private static Optional<String> flags(SystemFiles files) {
    return files.value(CPUINFO, "flags").or(() -> files.value(CPUINFO, "Features"))
        .map(flags -> Arrays.stream(flags.split(" ")).sorted().collect(Collectors.joining(" ")));
  }

  private static void put(SortedMap<String, String> fields, String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, text));
  }
}
