package dev.backbench.environment;

import java.util.Arrays;
import java.util.Optional;

/**
 * The first line of {@code /proc/stat} (proc_stat(5)): time that all CPUs together spent on each thing since boot, in
 * ticks of 10 ms.
 *
 * @param work user, nice, system, irq, softirq; guests are within user and nice
 * @param idle idle and waiting for I/O
 * @param steal given by the hypervisor to others
 */
record CpuTicks(long work, long idle, long steal) {
  private static final int IDLE = 3;
  private static final int IOWAIT = 4;
  private static final int STEAL = 7;
  private static final int GUEST = 8;

  /** Empty when the file is absent or another kernel's. A kernel too old for a field had none of it. */
  static Optional<CpuTicks> read(SystemFiles files) {
    String line = files.line("proc/stat").orElse("");
    if (!line.matches("cpu +[0-9]{1,18}( [0-9]{1,18}){3,}")) {
      return Optional.empty();
    }
    long[] fields = Arrays.stream(line.split(" +")).skip(1).limit(GUEST).mapToLong(Long::parseLong).toArray();
    long[] padded = Arrays.copyOf(fields, GUEST);
    long idle = padded[IDLE] + padded[IOWAIT];
    return Optional.of(new CpuTicks(Arrays.stream(padded).sum() - idle - padded[STEAL], idle, padded[STEAL]));
  }

  long total() {
    return work + idle + steal;
  }

  /**
   * The ticks since an earlier reading; empty when a counter went backwards, as after a move to another host. Idle time
   * may (iowait is known to be unreliable) and then counts as none.
   */
  Optional<CpuTicks> since(CpuTicks earlier) {
    CpuTicks difference = new CpuTicks(work - earlier.work, Math.max(0, idle - earlier.idle), steal - earlier.steal);
    return difference.work < 0 || difference.steal < 0 ? Optional.empty() : Optional.of(difference);
  }
}
