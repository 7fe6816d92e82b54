package dev.backbench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The one number that only {@code /proc/<pid>/stat} has: CPU time of children that died and were awaited. */
final class Stat {
  /** USER_HZ, fixed at 100 in the kernel's interface to user space on every supported architecture (proc(5)). */
  private static final long NANOS_PER_TICK = 10_000_000;
  /** Fields after the command's closing parenthesis: state is 0, cutime 13, cstime 14. */
  private static final int CUTIME = 13;

  private Stat() {}

  static long reapedChildrenNanos(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CUTIME + 1])) * NANOS_PER_TICK;
    } catch (IOException gone) {
      return 0;
    }
  }
}
