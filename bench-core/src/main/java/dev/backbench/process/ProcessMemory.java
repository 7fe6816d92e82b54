package dev.backbench.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the memory of a process tree from {@code /proc/<pid>/smaps_rollup} (Linux 4.14), which walks the page tables
 * and is exact, unlike {@code VmRSS} in {@code status}, which lags behind by a few pages per thread (proc(5)).
 */
public final class ProcessMemory {
  private static final long KIB = 1024;

  private final Path proc;

  /** Of this machine. */
  public ProcessMemory() {
    this(Path.of("/proc"));
  }

  /** Of the process file system below that folder. */
  public ProcessMemory(Path proc) {
    this.proc = requireNonNull(proc, "proc");
  }

  /**
   * The sum over those processes. One that ended meanwhile counts nothing.
   *
   * @return empty when all have ended
   * @throws IOException when a living process cannot be read, with the reason
   */
  public Optional<Footprint> read(List<Long> pids) throws IOException {
    Footprint sum = Footprint.NONE;
    boolean any = false;
    for (long pid : pids) {
      Path folder = proc.resolve(Long.toString(pid));
      try {
        sum = sum.plus(of(folder));
        any = true;
      } catch (IOException e) {
        if (!ended(folder)) {
          throw new IOException(
              "memory of process %d: expected smaps_rollup, status and fd to be readable in %s, got %s."
                  .formatted(pid, folder, e) + " Needs Linux 4.14 or newer and the rights of the process's user.",
              e);
        }
      }
    }
    return any ? Optional.of(sum) : Optional.empty();
  }

  private static Footprint of(Path folder) throws IOException {
    List<String> rollup = Files.readAllLines(folder.resolve("smaps_rollup"));
    long descriptors;
    try (Stream<Path> open = Files.list(folder.resolve("fd"))) {
      descriptors = open.count();
    }
    return new Footprint(field(rollup, "Rss") * KIB, field(rollup, "Pss") * KIB,
        (field(rollup, "Private_Clean") + field(rollup, "Private_Dirty")) * KIB,
        field(Files.readAllLines(folder.resolve("status")), "Threads"), descriptors);
  }

  /** The number of a line {@code Name:  123 kB}. */
  private static long field(List<String> lines, String name) throws IOException {
    for (String line : lines) {
      if (line.startsWith(name + ":")) {
        String value = line.substring(name.length() + 1).replace("kB", "").strip();
        try {
          return Long.parseLong(value);
        } catch (NumberFormatException e) {
          throw new IOException("\"%s\": expected a number, got \"%s\"".formatted(name, value), e);
        }
      }
    }
    throw new IOException("\"%s\": expected a line of that name among %d, got none".formatted(name, lines.size()));
  }

  /** A zombie has no memory, and reading its maps fails with ESRCH. */
  private static boolean ended(Path folder) {
    try (Stream<String> status = Files.lines(folder.resolve("status"))) {
      return status.anyMatch(line -> line.startsWith("State:") && line.contains("Z"));
    } catch (IOException | java.io.UncheckedIOException gone) {
      return !Files.isDirectory(folder);
    }
  }
}
