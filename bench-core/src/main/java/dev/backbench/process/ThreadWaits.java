package dev.backbench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the threads of a process spent the time in which they did not run.
 *
 * @param voluntarySwitches how often busy ones gave the CPU away of their own accord; a thread is busy that ran or was ready
 *     at least half the time, so that a virtual machine's timers and a harness's hand-over do not count
 * @param queuedNanos how long they were ready and others had the CPU, summed over all; 0 where the kernel does not say
 */
public record ThreadWaits(long voluntarySwitches, long queuedNanos) {
  private static final Pattern VOLUNTARY = Pattern.compile("^voluntary_ctxt_switches:\\s+([0-9]{1,18})$",
      Pattern.MULTILINE);
  /** CPU time, time in the run queue, time slices: Documentation/scheduler/sched-stats.rst. */
  private static final Pattern SCHEDULED = Pattern.compile("^([0-9]{1,18}) ([0-9]{1,18}) [0-9]+\\s*$");

  /** Both together. */
  public ThreadWaits plus(ThreadWaits other) {
    return new ThreadWaits(voluntarySwitches + other.voluntarySwitches, queuedNanos + other.queuedNanos);
  }

  /**
   * Counts of the threads that live, from {@code /proc/<pid>/task/<tid>/status} and {@code schedstat}: the {@code status} of a
   * process tells its first thread's alone (proc(5)).
   *
   * @param threads by id
   */
  public record Reading(Map<String, Counts> threads) {
    /** Copies the map. */
    public Reading {
      threads = Map.copyOf(threads);
    }

    /** Of a process of this machine; without threads when it is gone or the platform does not say. */
    public static Reading of(long pid) {
      return of(Path.of("/proc"), pid);
    }

    /** Of a process in the process file system below that folder. */
    static Reading of(Path proc, long pid) {
      Map<String, Counts> threads = new HashMap<>();
      try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("task"))) {
        for (Path task : tasks) {
          Optional<Matcher> switches = find(VOLUNTARY, task.resolve("status"));
          Optional<Matcher> scheduled = find(SCHEDULED, task.resolve("schedstat"));
          if (switches.isPresent() && scheduled.isPresent()) {
            threads.put(task.getFileName().toString(), new Counts(number(switches.get(), 1),
                number(scheduled.get(), 1), number(scheduled.get(), 2)));
          }
        }
      } catch (IOException gone) {
        return new Reading(Map.of());
      }
      return new Reading(threads);
    }

    /**
     * What happened since an earlier reading.
     *
     * @param elapsedNanos between the two
     * @return empty when either has no thread
     */
    public Optional<ThreadWaits> since(Reading before, long elapsedNanos) {
      if (threads.isEmpty() || before.threads.isEmpty()) {
        return Optional.empty();
      }
      long switches = 0;
      long queued = 0;
      for (Map.Entry<String, Counts> each : threads.entrySet()) {
        Counts then = before.threads.getOrDefault(each.getKey(), Counts.NONE);
        long ready = each.getValue().queuedNanos - then.queuedNanos;
        queued += ready;
        if (2 * (ready + each.getValue().ranNanos - then.ranNanos) >= elapsedNanos) {
          switches += each.getValue().voluntarySwitches - then.voluntarySwitches;
        }
      }
      return Optional.of(new ThreadWaits(Math.max(0, switches), Math.max(0, queued)));
    }

    private static Optional<Matcher> find(Pattern pattern, Path file) {
      try {
        return Optional.of(pattern.matcher(Files.readString(file))).filter(Matcher::find);
      } catch (IOException ended) {
        return Optional.empty();
      }
    }

    private static long number(Matcher found, int group) {
      return Long.parseLong(found.group(group));
    }
  }

  /** Of one thread since its start. */
  record Counts(long voluntarySwitches, long ranNanos, long queuedNanos) {
    static final Counts NONE = new Counts(0, 0, 0);
  }
}
