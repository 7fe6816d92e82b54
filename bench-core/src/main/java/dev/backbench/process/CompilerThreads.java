package dev.backbench.process;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The just-in-time compilers' threads of a virtual machine. Where it has one CPU, each of a service's busy threads gets as much
 * of it as they do, and code stays slow for as long as it is in demand; on other CPUs they are done in seconds.
 */
public final class CompilerThreads {
  private static final Duration GLANCE = Duration.ofMillis(20);
  /** Of a CPU: who still compiles takes all of one, or what others leave. */
  private static final double BUSY = 0.3;

  private CompilerThreads() {}

  /**
   * Lets those of a process run on these CPUs alone; one that starts later runs where the one runs that starts it. Without
   * effect on a process that has none, that is gone, or whose platform does not tell names of threads.
   *
   * @param cpus numbers, some of which exist
   */
  public static void place(long pid, Collection<Integer> cpus) {
    ThreadWaits.Reading.ofCompilers(pid).threads().keySet()
        .forEach(thread -> Posix.place(Long.parseLong(thread), cpus));
  }

  /**
   * Waits until those of a process have nothing to do, which is soon where nobody asks for more. Returns early when the thread is
   * interrupted.
   *
   * @return whether they have, or there are none
   */
  public static boolean settle(long pid, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    ThreadWaits.Reading before = ThreadWaits.Reading.ofCompilers(pid);
    boolean busy = !before.threads().isEmpty();
    while (busy && System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
      long start = System.nanoTime();
      LockSupport.parkNanos(GLANCE.toNanos());
      ThreadWaits.Reading now = ThreadWaits.Reading.ofCompilers(pid);
      long elapsed = System.nanoTime() - start;
      Optional<ThreadWaits> used = now.since(before, elapsed);
      busy = used.isPresent() && used.get().compilerNanos() > BUSY * elapsed;
      before = now;
    }
    return !busy;
  }
}
