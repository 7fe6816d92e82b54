package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A control group of our own with limits, for processes that we start; it goes when it is closed. Of version 2 or 1,
 * below this process's own group or the nearest around it in which a group may be made.
 */
public final class ControlGroup implements AutoCloseable {
  /** The kernel's default, and what container engines set. */
  private static final int PERIOD_MICROS = 100_000;
  private static final String PREFIX = "backbench-";
  private static final String SWAP = "memory.swap.max";
  private static final String OLDER_SWAP = "memory.memsw.limit_in_bytes";
  /** Missing where the kernel does not count swap. */
  private static final Set<String> OF_SWAP = Set.of(SWAP, OLDER_SWAP);
  private static final int TRIES = 200;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final AtomicLong COUNT = new AtomicLong();

  private final List<Path> folders;

  private ControlGroup(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * How much the processes of a group get together.
   *
   * @param cpuPercent CPU time per wall time, of one CPU; empty for all
   * @param memoryBytes pages of theirs and of files that they read, without swap; empty for all
   */
  public record Limits(OptionalInt cpuPercent, OptionalLong memoryBytes) {
    /** Refuses nulls and what is no limit. */
    public Limits {
      requireNonNull(cpuPercent, "cpuPercent");
      requireNonNull(memoryBytes, "memoryBytes");
      if (cpuPercent.orElse(1) < 1 || memoryBytes.orElse(1) < 1) {
        throw new IllegalArgumentException(
            "limits: expected a share and a size above 0, got %s and %s".formatted(cpuPercent, memoryBytes));
      }
    }

    /** Of CPU time. */
    public static Limits ofCpu(int percent) {
      return new Limits(OptionalInt.of(percent), OptionalLong.empty());
    }

    /** Of memory. */
    public static Limits ofMemory(long bytes) {
      return new Limits(OptionalInt.empty(), OptionalLong.of(bytes));
    }
  }

  /**
   * Makes one, and removes those that a coordinator left behind which is no more.
   *
   * @throws IOException where none can be made, with what it takes
   */
  public static ControlGroup create(SystemFiles files, Limits limits) throws IOException {
    String name = "%s%d-%d".formatted(PREFIX, ProcessHandle.current().pid(), COUNT.incrementAndGet());
    List<Path> folders = new ArrayList<>();
    try {
      if (limits.cpuPercent().isPresent()) {
        int quota = limits.cpuPercent().getAsInt() * (PERIOD_MICROS / 100);
        add(folders, files, name, "cpu", Map.of("cpu.max", "%d %d".formatted(quota, PERIOD_MICROS)),
            Map.of("cpu.cfs_quota_us", Integer.toString(quota)));
      }
      if (limits.memoryBytes().isPresent()) {
        String bytes = Long.toString(limits.memoryBytes().getAsLong());
        Map<String, String> older = new LinkedHashMap<>();
        // In this order: the sum with swap may not be below the limit without.
        older.put("memory.limit_in_bytes", bytes);
        older.put(OLDER_SWAP, bytes);
        add(folders, files, name, "memory", Map.of("memory.max", bytes, SWAP, "0"), older);
      }
      return new ControlGroup(folders);
    } catch (IOException e) {
      new ControlGroup(folders).close();
      throw e;
    }
  }

  /** Makes the group of a controller, unless version 2 has made it for another one already. */
  private static void add(List<Path> folders, SystemFiles files, String name, String controller,
      Map<String, String> settings, Map<String, String> older) throws IOException {
    Optional<IOException> refused = Optional.empty();
    for (String folder : new Cgroup(files).folders(controller)) {
      Path around = files.root().resolve(folder);
      boolean unified = Files.exists(around.resolve("cgroup.subtree_control"));
      if (!Files.exists(around.resolve("cgroup.procs")) || (unified && !delegates(files, folder, controller))) {
        continue;
      }
      Path group = around.resolve(name);
      try {
        if (!folders.contains(group)) {
          sweep(around);
          Files.createDirectory(group);
          folders.add(group);
        }
        set(group, unified ? settings : older);
        return;
      } catch (IOException e) {
        refused = Optional.of(e);
        if (folders.remove(group)) {
          Files.deleteIfExists(group);
        }
      }
    }
    throw new IOException(
        "control groups: expected one with the controller %s in which this process may make its own, found none%s. Run as root, or in a group that is delegated."
            .formatted(controller, refused.map(e -> " (" + reason(e) + ")").orElse("")));
  }

  /** Whether groups below that one of version 2 get the controller's files. */
  private static boolean delegates(SystemFiles files, String folder, String controller) {
    return List.of(files.line(folder + "/cgroup.subtree_control").orElse("").split(" ")).contains(controller);
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : e.getClass().getSimpleName();
  }

  /** Everything must be there but what limits swap. */
  private static void set(Path group, Map<String, String> settings) throws IOException {
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      Path file = group.resolve(setting.getKey());
      if (Files.exists(file) || !OF_SWAP.contains(setting.getKey())) {
        Files.writeString(file, setting.getValue(), StandardOpenOption.WRITE);
      }
    }
  }

  /** The kernel refuses to remove a group that has processes, so nothing that lives is hurt. */
  private static void sweep(Path around) throws IOException {
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(around, PREFIX + "*-*")) {
      for (Path group : groups) {
        String pid = group.getFileName().toString().substring(PREFIX.length()).replaceAll("-.*", "");
        if (pid.matches("[0-9]{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          remove(group, 1);
        }
      }
    }
  }

  /**
   * Puts a process into it; what that starts later is in it, too.
   *
   * @throws IOException when the process is no more or the kernel refuses
   */
  public void join(long pid) throws IOException {
    for (Path folder : folders) {
      Files.writeString(folder.resolve("cgroup.procs"), Long.toString(pid), StandardOpenOption.WRITE);
    }
  }

  /** Removes it. The processes in it must have ended; the kernel needs a moment to see that, so it is tried for a while. */
  @Override
  public void close() {
    folders.forEach(folder -> remove(folder, TRIES));
  }

  private static void remove(Path group, int tries) {
    for (int i = 0; i < tries; i++) {
      try {
        // rmdir, which takes the kernel's files in it along.
        Files.deleteIfExists(group);
        return;
      } catch (IOException busy) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
