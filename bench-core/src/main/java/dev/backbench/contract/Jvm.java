package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The settings of a measured virtual machine. The collector is always named: on one CPU the JVM would silently choose
 * Serial, and two cells would differ in more than their names say.
 *
 * @param collector which garbage collector
 * @param heap initial and maximum heap; fixed and pre-touched, because a growing heap made a 1 KiB allocation
 *     read 5,700 +- 3,850 ns instead of 43 +- 12 ns
 * @param args further flags, in order
 */
public record Jvm(Collector collector, Memory heap, List<String> args) {
  /** Copies the list; refuses a heap below 16 MiB. */
  public Jvm {
    requireNonNull(collector, "collector");
    requireNonNull(heap, "heap");
    args = List.copyOf(args);
    if (heap instanceof Memory.Fixed(long bytes) && bytes < 16L << 20) {
      throw new IllegalArgumentException("heap: expected at least 16 MiB, got %d bytes".formatted(bytes));
    }
  }

  /** With the same heap in every cell. */
  public Jvm(Collector collector, long heapBytes, List<String> args) {
    this(collector, new Memory.Fixed(heapBytes), args);
  }

  /** The flags where the heap is the same in every cell. */
  public List<String> flags() {
    return flags(Map.of());
  }

  /**
   * The command-line flags of a measured virtual machine: collector, fixed and pre-touched heap, then the rest.
   *
   * @param parameters of the cell
   */
  public List<String> flags(Map<String, String> parameters) {
    long heapBytes = heap.in(parameters);
    List<String> flags = new ArrayList<>(collector.flags());
    flags.add("-Xms" + heapBytes);
    flags.add("-Xmx" + heapBytes);
    flags.add("-XX:+AlwaysPreTouch");
    flags.addAll(args);
    return List.copyOf(flags);
  }

  /** The collectors of a JDK 25. */
  public enum Collector {
    /** One thread, stop the world. */
    SERIAL("-XX:+UseSerialGC"),
    /** Many threads, stop the world. */
    PARALLEL("-XX:+UseParallelGC"),
    /** Regions, mostly concurrent marking, evacuation in pauses. */
    G1("-XX:+UseG1GC"),
    /** Generational, concurrent, sub-millisecond pauses. */
    ZGC("-XX:+UseZGC"),
    /** Generational mode of the concurrent evacuating collector (JEP 521). */
    SHENANDOAH("-XX:+UseShenandoahGC -XX:ShenandoahGCMode=generational"),
    /** No collection at all. */
    EPSILON("-XX:+UnlockExperimentalVMOptions -XX:+UseEpsilonGC");

    private final String flags;

    Collector(String flags) {
      this.flags = flags;
    }

    /** The flags that select it. */
    public List<String> flags() {
      return List.of(flags.split(" "));
    }
  }
}
