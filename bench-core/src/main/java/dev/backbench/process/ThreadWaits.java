package dev.backbench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the threads of a process spent their time: what they waited, and what of it was housekeeping of a virtual machine.
 *
 * @param voluntarySwitches how often busy ones gave the CPU away of their own accord; a thread is busy that ran or was ready
 *     at least half the time, so that a virtual machine's timers and a harness's hand-over do not count
 * @param queuedNanos how long they were ready and others had the CPU, summed over all; 0 where the kernel does not say
 * @param collectorNanos CPU time of the threads that are a collector's by their name in HotSpot. The serial collector works
 *     in the VM thread, which does other work too, but little of it
 * @param compilerNanos CPU time of just-in-time compilers' threads, likewise
 */
public record ThreadWaits(long voluntarySwitches, long queuedNanos, long collectorNanos, long compilerNanos) {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern COLLECTOR = Pattern
      .compile("VM Thread|(?:GC Thread|G1 |Shenandoah|Z[A-Z]|RuntimeWorker).*");
  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler.*");
  private static final Pattern VOLUNTARY = Pattern.compile("voluntary_ctxt_switches:\\s+([0-9]{1,18})");
  /** CPU time, time in the run queue, time slices: Documentation/scheduler/sched-stats.rst. */
  private static final Pattern SCHEDULED = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18}) [0-9]+");

  /** Of a process without threads of a virtual machine. */
  public ThreadWaits(long voluntarySwitches, long queuedNanos) {
    this(voluntarySwitches, queuedNanos, 0, 0);
  }

  /** Both together. */
  public ThreadWaits plus(ThreadWaits other) {
    return new ThreadWaits(voluntarySwitches + other.voluntarySwitches, queuedNanos + other.queuedNanos,
        collectorNanos + other.collectorNanos, compilerNanos + other.compilerNanos);
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
      return of(PROC, pid);
    }

    /** The same of its just-in-time compilers' threads alone: a virtual machine has some thirty others. */
    public static Reading ofCompilers(long pid) {
      return ofCompilers(PROC, pid);
    }

    static Reading ofCompilers(Path proc, long pid) {
      return of(proc, pid, name -> COMPILER.matcher(name).matches());
    }

    static Reading of(Path proc, long pid) {
      return of(proc, pid, _ -> true);
    }

    /** Of the threads of such a name, of a process in the process file system below that folder. */
    private static Reading of(Path proc, long pid, Predicate<String> wanted) {
      Map<String, Counts> threads = new HashMap<>();
      try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve(Long.toString(pid)).resolve("task"))) {
        for (Path task : tasks) {
          String name = name(task);
          if (!wanted.test(name)) {
            continue;
          }
          Optional<Matcher> switches = line(VOLUNTARY, task.resolve("status"));
          Optional<Matcher> scheduled = line(SCHEDULED, task.resolve("schedstat"));
          if (switches.isPresent() && scheduled.isPresent()) {
            threads.put(task.getFileName().toString(), new Counts(name, number(switches.get(), 1),
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
      long collector = 0;
      long compiler = 0;
      for (Map.Entry<String, Counts> each : threads.entrySet()) {
        Counts then = before.threads.getOrDefault(each.getKey(), Counts.NONE);
        long ready = each.getValue().queuedNanos - then.queuedNanos;
        queued += ready;
        long ran = each.getValue().ranNanos - then.ranNanos;
        collector += COLLECTOR.matcher(each.getValue().name).matches() ? ran : 0;
        compiler += COMPILER.matcher(each.getValue().name).matches() ? ran : 0;
        if (2 * (ready + ran) >= elapsedNanos) {
          switches += each.getValue().voluntarySwitches - then.voluntarySwitches;
        }
      }
      return Optional.of(new ThreadWaits(Math.max(0, switches), Math.max(0, queued), Math.max(0, collector),
          Math.max(0, compiler)));
    }

    /** The kernel keeps fifteen characters of it. */
    private static String name(Path task) {
      try {
        return Files.readString(task.resolve("comm")).strip();
      } catch (IOException ended) {
        return "";
      }
    }

    /** The first line that is such a one, as a whole: to look for it at each character takes a multiple of the time. */
    private static Optional<Matcher> line(Pattern pattern, Path file) {
      try {
        return Files.readString(file).lines().map(pattern::matcher).filter(Matcher::matches).findFirst();
      } catch (IOException ended) {
        return Optional.empty();
      }
    }

    private static long number(Matcher found, int group) {
      return Long.parseLong(found.group(group));
    }
  }

  /** Of one thread since its start. */
  record Counts(String name, long voluntarySwitches, long ranNanos, long queuedNanos) {
    static final Counts NONE = new Counts("", 0, 0, 0);
  }
}
