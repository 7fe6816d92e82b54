package dev.backbench.process;

import java.util.Collection;

/**
 * The just-in-time compilers' threads of a virtual machine. Where it has one CPU, each of a service's busy threads gets as much
 * of it as they do, and code stays slow for as long as it is in demand; on other CPUs they are done in seconds.
 */
public final class CompilerThreads {
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
}
