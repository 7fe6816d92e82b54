package dev.backbench.environment;

import dev.backbench.contract.LanguageRuntime;
import dev.backbench.plan.Runtimes;
import dev.backbench.unit.Quoted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects what a reader must know of the machine to trust or repeat a number. An allow-list: what is not named here is
 * not captured, so no host name, user name, path or secret can be. What the system does not say is left out.
 */
public final class EnvironmentProbe {
  private static final Pattern CHOSEN = Pattern.compile("\\[([a-z]+)]");
  private static final String CPUINFO = "proc/cpuinfo";
  private static final String MEMINFO = "proc/meminfo";

  private final SystemFiles files;
  private final Map<String, String> java;
  private final Runtimes runtimes;
  private final SortedMap<String, String> facts = new TreeMap<>();

  private EnvironmentProbe(SystemFiles files, Map<String, String> java, Runtimes runtimes) {
    this.files = files;
    this.java = java;
    this.runtimes = runtimes;
  }

  /** The facts of this JVM, those languages, and the machine that the files describe. */
  public static SortedMap<String, String> facts(SystemFiles files, Runtimes runtimes) {
    return facts(files, Map.of("java.version", System.getProperty("java.version"), "java.vendor",
        System.getProperty("java.vendor"), "java.vm",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")), runtimes);
  }

  /** As {@link #facts(SystemFiles, Runtimes)}, with the facts of a JVM given. */
  static SortedMap<String, String> facts(SystemFiles files, Map<String, String> java, Runtimes runtimes) {
    EnvironmentProbe probe = new EnvironmentProbe(files, java, runtimes);
    probe.cpu();
    probe.memory();
    probe.limits();
    probe.system();
    probe.languages();
    return probe.facts;
  }

  private void cpu() {
    put("cpu.model", files.value(CPUINFO, "model name").or(this::armModel));
    long count = files.lines("proc/stat").stream().filter(line -> line.matches("cpu[0-9]+ .*")).count();
    put("cpu.count", count > 0 ? Optional.of(Long.toString(count)) : Optional.empty());
    put("cpu.allowed", files.value("proc/self/status", "Cpus_allowed_list"));
    put("cpu.governor", files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    put("cpu.hypervisor", files.value(CPUINFO, "flags")
        .map(flags -> Boolean.toString(List.of(flags.split(" ")).contains("hypervisor"))));
  }

  /** Arm has numbers in place of a name. */
  private Optional<String> armModel() {
    return files.value(CPUINFO, "CPU implementer")
        .flatMap(maker -> files.value(CPUINFO, "CPU part").map(part -> "arm " + maker + " " + part));
  }

  private void memory() {
    put("memory_bytes", text(files.bytes(MEMINFO, "MemTotal")));
    put("swap_bytes", text(files.bytes(MEMINFO, "SwapTotal")));
    put("transparent_huge_pages", files.line("sys/kernel/mm/transparent_hugepage/enabled").map(CHOSEN::matcher)
        .filter(Matcher::find).map(matcher -> matcher.group(1)));
  }

  private void limits() {
    if (files.exists("proc/self/cgroup")) {
      Cgroup cgroup = new Cgroup(files);
      OptionalDouble cpus = cgroup.cpuLimit();
      put("cgroup.cpu_quota", Optional.of(cpus.isPresent() ? Double.toString(cpus.getAsDouble()) : "none"));
      put("cgroup.memory_limit_bytes", text(cgroup.memoryLimit()).or(() -> Optional.of("none")));
    }
  }

  private void system() {
    put("kernel", files.line("proc/sys/kernel/osrelease").map(release -> "Linux " + release));
    put("os", files.value("etc/os-release", "PRETTY_NAME").map(name -> name.replace("\"", "")));
    if (files.exists("proc")) {
      put("container", Optional.of(container()));
    }
  }

  private String container() {
    if (files.exists(".dockerenv")) {
      return "docker";
    }
    if (files.exists("run/.containerenv")) {
      return "podman";
    }
    String groups = files.text("proc/1/cgroup").orElse("");
    return groups.contains("docker") || groups.contains("kubepods") || groups.contains("containerd")
        || groups.contains("lxc") ? "yes" : "no";
  }

  private void languages() {
    java.forEach((name, value) -> put(name, Optional.of(value)));
    for (LanguageRuntime runtime : LanguageRuntime.known()) {
      if (!runtime.equals(LanguageRuntime.JAVA)
          && runtimes.find(runtime) instanceof Runtimes.Found.Present(var _, String version)) {
        put(runtime.language() + ".version", Optional.of(version));
      }
    }
  }

  private static Optional<String> text(OptionalLong value) {
    return value.isPresent() ? Optional.of(Long.toString(value.getAsLong())) : Optional.empty();
  }

  private void put(String name, Optional<String> value) {
    value.ifPresent(text -> facts.put(name, Quoted.printable(text)));
  }
}
