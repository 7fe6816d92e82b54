package dev.backbench.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits that control groups put on this process: the tightest of its group and all groups around it, in version 2's
 * files (cgroup-v2.rst in the kernel's documentation) or version 1's.
 *
 * <p>In a container the path in {@code /proc/self/cgroup} may be the host's and not exist below the mount; the walk
 * towards the root then ends at the container's own limits.
 */
record Cgroup(SystemFiles files) {
  /** Version 1 writes "no limit" as the largest multiple of the page size. */
  private static final long UNLIMITED = 1L << 60;

  /** CPUs' worth of time per time, for instance 1.5; empty when unlimited or unknown. */
  OptionalDouble cpuLimit() {
    List<Double> limits = new ArrayList<>();
    for (String folder : folders("cpu")) {
      files.line(folder + "/cpu.max").map(line -> line.split(" ")).filter(parts -> parts.length == 2)
          .ifPresent(parts -> add(limits, parts[0], parts[1]));
      files.line(folder + "/cpu.cfs_quota_us")
          .ifPresent(quota -> add(limits, quota, files.line(folder + "/cpu.cfs_period_us").orElse("")));
    }
    return limits.stream().mapToDouble(Double::doubleValue).min();
  }

  private static void add(List<Double> limits, String quota, String period) {
    // Version 2 writes "max" and version 1 -1 for no quota.
    if (quota.matches("[0-9]{1,15}") && period.matches("[1-9][0-9]{0,14}")) {
      limits.add(Double.parseDouble(quota) / Double.parseDouble(period));
    }
  }

  /** Bytes; empty when unlimited or unknown. */
  OptionalLong memoryLimit() {
    return folders("memory").stream()
        .flatMap(folder -> List.of(folder + "/memory.max", folder + "/memory.limit_in_bytes").stream())
        .flatMap(path -> files.line(path).stream()).filter(text -> text.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong).filter(bytes -> bytes < UNLIMITED).min();
  }

  /** The process's group for that controller and those around it, of both versions. */
  List<String> folders(String controller) {
    List<String> folders = new ArrayList<>();
    for (String line : files.lines("proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      if (parts[1].isEmpty()) {
        addUpwards(folders, "sys/fs/cgroup", parts[2]);
        addUpwards(folders, "sys/fs/cgroup/unified", parts[2]);
      } else if (List.of(parts[1].split(",")).contains(controller)) {
        addUpwards(folders, "sys/fs/cgroup/" + parts[1], parts[2]);
        addUpwards(folders, "sys/fs/cgroup/" + controller, parts[2]);
      }
    }
    return folders;
  }

  private static void addUpwards(List<String> folders, String mount, String path) {
    String rest = path.replaceAll("/+$", "");
    while (!rest.isEmpty()) {
      folders.add(mount + rest);
      rest = rest.substring(0, Math.max(0, rest.lastIndexOf('/')));
    }
    folders.add(mount);
  }
}
