package dev.backbench.process;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Collection;
import java.util.OptionalLong;

/** The system calls that the JDK does not offer: signals to process groups, another process's CPU clock, CPUs of a thread. */
@SuppressWarnings("restricted")
final class Posix {
  static final int SIGQUIT = 3;
  static final int SIGKILL = 9;
  static final int SIGTERM = 15;
  static final int SIGCONT = 18;
  static final int SIGSTOP = 19;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle KILL = LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow("kill"),
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOCK_GETTIME = LINKER.downcallHandle(
      LINKER.defaultLookup().findOrThrow("clock_gettime"),
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private Posix() {}

  /** Sends a signal to a process, or with a negative number to a process group; false when there is none. */
  static boolean kill(long pid, int signal) {
    try {
      return (int) KILL.invokeExact((int) pid, signal) == 0;
    } catch (Throwable impossible) {
      throw new LinkageError("kill(2)", impossible);
    }
  }

  /**
   * CPU nanoseconds of all threads of a process, to the nanosecond; empty when it is gone. The clock id is Linux's
   * encoding of a process's scheduling clock, {@code (~pid << 3) | 2} (clock_getcpuclockid(3)).
   */
  static OptionalLong cpuNanos(long pid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(16, 8);
      int clock = (int) (~pid << 3 | 2);
      if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + time.get(ValueLayout.JAVA_LONG, 8));
    } catch (Throwable impossible) {
      throw new LinkageError("clock_gettime(2)", impossible);
    }
  }

  /** Lets a thread run on these CPUs alone, given some of them exist; false when it is gone (sched_setaffinity(2)). */
  static boolean place(long thread, Collection<Integer> cpus) {
    BitSet set = new BitSet();
    cpus.forEach(set::set);
    long[] mask = set.toLongArray();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bits = arena.allocateFrom(ValueLayout.JAVA_LONG, mask);
      return (int) Affinity.SCHED_SETAFFINITY.invokeExact((int) thread, bits.byteSize(), bits) == 0;
    } catch (Throwable impossible) {
      throw new LinkageError("sched_setaffinity(2)", impossible);
    }
  }

  /** Linux's own, so it is looked for by those alone who need it. */
  private static final class Affinity {
    private static final MethodHandle SCHED_SETAFFINITY = LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow("sched_setaffinity"), FunctionDescriptor.of(ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
  }
}
