package dev.backbench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the threads of a process spent the time in which they did not run, summed over them: from
 * {@code /proc/<pid>/task/<tid>/status} and {@code schedstat}. The {@code status} of a process tells its first thread's alone
 * (proc(5)). A thread that ends takes its counts with it.
 *
 * @param voluntarySwitches how often they gave the CPU away of their own accord, since their start
 * @param queuedNanos how long they were ready and others had the CPU, since their start; 0 where the kernel does not say
 */
public record ThreadWaits(long voluntarySwitches, long queuedNanos) {
  private static final Pattern VOLUNTARY = Pattern.compile("^voluntary_ctxt_switches:\\s+([0-9]{1,18})$",
      Pattern.MULTILINE);
  /** CPU time, time in the run queue, time slices: Documentation/scheduler/sched-stats.rst. */
  private static final Pattern QUEUED = Pattern.compile("^[0-9]+ ([0-9]{1,18}) [0-9]+\\s*$");

  /** Of a process of this machine; empty when it is gone or the platform does not say. */
  public static Optional<ThreadWaits> of(long pid) {
    return of(Path.of("/proc"), pid);
  }

  /** Of a process in the process file system below that folder. */
  static Optional<ThreadWaits> of(Path proc, long pid) {
    Optional<ThreadWaits> sum = Optional.empty();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("task"))) {
      for (Path task : tasks) {
        Optional<Long> switches = number(VOLUNTARY, task.resolve("status"));
        if (switches.isPresent()) {
          ThreadWaits before = sum.orElse(new ThreadWaits(0, 0));
          sum = Optional.of(new ThreadWaits(before.voluntarySwitches + switches.get(),
              before.queuedNanos + number(QUEUED, task.resolve("schedstat")).orElse(0L)));
        }
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
    return sum;
  }

  /** What was added to an earlier reading. */
  public ThreadWaits since(ThreadWaits before) {
    return new ThreadWaits(Math.max(0, voluntarySwitches - before.voluntarySwitches),
        Math.max(0, queuedNanos - before.queuedNanos));
  }

  /** Both together. */
  public ThreadWaits plus(ThreadWaits other) {
    return new ThreadWaits(voluntarySwitches + other.voluntarySwitches, queuedNanos + other.queuedNanos);
  }

  private static Optional<Long> number(Pattern pattern, Path file) {
    try {
      Matcher found = pattern.matcher(Files.readString(file));
      return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
