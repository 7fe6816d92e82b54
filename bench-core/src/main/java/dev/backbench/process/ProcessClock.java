package dev.backbench.process;

import java.util.OptionalLong;

/** CPU clocks of other processes. */
public final class ProcessClock {
  private ProcessClock() {}

  /**
   * CPU nanoseconds of this process's own children that have ended and of theirs, in steps of 10 ms. What a child used is
   * in it as soon as its end has been waited for.
   */
  public static long endedChildrenNanos() {
    return Stat.reapedChildrenNanos(ProcessHandle.current().pid());
  }

  /**
   * CPU nanoseconds of all threads of that process since its start, without its children; empty when it is gone. Costs
   * about 300 ns and moves by the nanosecond, where the JDK's own process CPU time moves in steps of 10 ms.
   */
  public static OptionalLong cpuNanos(long pid) {
    return Posix.cpuNanos(pid);
  }

  /**
   * CPU nanoseconds of that process, its live descendants, and its own dead and awaited children; 0 when it is gone. The
   * children's part moves in steps of 10 ms.
   */
  public static long treeNanos(long pid) {
    return Descendants.withRoot(pid).stream().mapToLong(member -> Posix.cpuNanos(member).orElse(0)).sum()
        + Stat.reapedChildrenNanos(pid);
  }
}
