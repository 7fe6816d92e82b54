package dev.backbench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often the threads of a process gave the CPU away of their own accord, from {@code /proc/<pid>/task/<tid>/status}:
 * the {@code status} of a process tells its first thread's alone (proc(5)).
 */
public final class ContextSwitches {
  private static final Pattern VOLUNTARY = Pattern.compile("^voluntary_ctxt_switches:\\s+([0-9]{1,18})$",
      Pattern.MULTILINE);

  private final Path proc;

  /** Of this machine. */
  public ContextSwitches() {
    this(Path.of("/proc"));
  }

  /** Of the process file system below that folder. */
  public ContextSwitches(Path proc) {
    this.proc = proc;
  }

  /**
   * The sum over the threads that live now; one that ends takes its count with it.
   *
   * @return a count since their start; empty when the process is gone or the platform does not say
   */
  public OptionalLong voluntary(long pid) {
    long sum = 0;
    boolean any = false;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("task"))) {
      for (Path task : tasks) {
        OptionalLong count = ofThread(task);
        any |= count.isPresent();
        sum += count.orElse(0);
      }
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
    return any ? OptionalLong.of(sum) : OptionalLong.empty();
  }

  private static OptionalLong ofThread(Path task) {
    try {
      Matcher line = VOLUNTARY.matcher(Files.readString(task.resolve("status")));
      return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    } catch (IOException ended) {
      return OptionalLong.empty();
    }
  }
}
