package dev.backbench.probe;

import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Method;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What this JVM has used since its start; negative where it does not say. */
final class Counters {
  private final long allocatedBytes;
  private final long cpuNanos;
  private final long jitNanos;
  private final long gcNanos;
  private final long gcCount;
  private final long classes;

  private Counters(long allocatedBytes, long cpuNanos, long jitNanos, long gcNanos, long gcCount, long classes) {
    this.allocatedBytes = allocatedBytes;
    this.cpuNanos = cpuNanos;
    this.jitNanos = jitNanos;
    this.gcNanos = gcNanos;
    this.gcCount = gcCount;
    this.classes = classes;
  }

  /** Allocation is read last, for the reading of the others allocates. */
  static Counters beforeSlice() {
    Counters rest = read(0);
    return rest.withAllocated(allocated());
  }

  /** Allocation is read first. */
  static Counters afterSlice() {
    return read(allocated());
  }

  /** Adds the difference to an earlier reading, counter by counter. */
  Message addTo(Message message, Counters before) {
    Message with = add(message, "allocated_bytes", before.allocatedBytes, allocatedBytes);
    with = add(with, "cpu_ns", before.cpuNanos, cpuNanos);
    with = add(with, "jit_ns", before.jitNanos, jitNanos);
    with = add(with, "gc_ns", before.gcNanos, gcNanos);
    with = add(with, "gc_count", before.gcCount, gcCount);
    return add(with, "classes", before.classes, classes);
  }

  private static Message add(Message message, String key, long before, long after) {
    return before < 0 || after < 0 ? message : message.with(key, Math.max(0, after - before));
  }

  private static Counters read(long allocatedBytes) {
    long gcMillis = 0;
    long gcCount = 0;
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      // ZGC and Shenandoah have two beans, pauses and cycles; a cycle runs beside the benchmark.
      if (!bean.getName().endsWith("Cycles")) {
        gcMillis += Math.max(0, bean.getCollectionTime());
        gcCount += Math.max(0, bean.getCollectionCount());
      }
    }
    long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    return new Counters(allocatedBytes, cpu(), jit(), TimeUnit.MILLISECONDS.toNanos(gcMillis), gcCount, classes);
  }

  private Counters withAllocated(long bytes) {
    return new Counters(bytes, cpuNanos, jitNanos, gcNanos, gcCount, classes);
  }

  private static long jit() {
    CompilationMXBean bean = ManagementFactory.getCompilationMXBean();
    return bean == null || !bean.isCompilationTimeMonitoringSupported()
        ? -1
        : TimeUnit.MILLISECONDS.toNanos(bean.getTotalCompilationTime());
  }

  private static long cpu() {
    OperatingSystemMXBean bean = ManagementFactory.getOperatingSystemMXBean();
    return bean instanceof com.sun.management.OperatingSystemMXBean
        ? ((com.sun.management.OperatingSystemMXBean) bean).getProcessCpuTime()
        : -1;
  }

  /** Of all threads, ended ones included, since JDK 21; before, of the live ones. */
  private static long allocated() {
    ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    if (!(bean instanceof com.sun.management.ThreadMXBean)) {
      return -1;
    }
    com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) bean;
    if (!threads.isThreadAllocatedMemorySupported() || !threads.isThreadAllocatedMemoryEnabled()) {
      return -1;
    }
    Method total = Total.METHOD;
    if (total != null) {
      try {
        return (long) total.invoke(threads);
      } catch (ReflectiveOperationException e) {
        return -1;
      }
    }
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }

  /** Looked up once. */
  private static final class Total {
    static final @Nullable Method METHOD = find();

    private static @Nullable Method find() {
      try {
        return com.sun.management.ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes");
      } catch (NoSuchMethodException before21) {
        return null;
      }
    }
  }
}
