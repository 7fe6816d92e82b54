package dev.backbench.study;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** One that computes, one that allocates, and one on two threads; a few microseconds each. */
@State(Scope.Thread)
public class StudyBenchmark {
  private static final int STEPS = 4000;
  private static final int LINKS = 400;
  private static final Extra COMPUTE = Extra.of("compute");
  private static final Extra ALLOCATE = Extra.of("allocate");
  private static final Extra TWO_THREADS = Extra.of("twoThreads");

  private final Kept kept = new Kept(0);
  private long seed = 0x9E3779B97F4A7C15L;

  /** A chain of multiplications. */
  @Benchmark
  public long compute() {
    seed = COMPUTE.after(Steps.run(seed, STEPS, COMPUTE.call()), kept) | 1;
    return seed;
  }

  /** A list of small objects, built and summed up. */
  @Benchmark
  public long allocate() {
    Kept first = new Kept(seed);
    long value = seed;
    for (int i = 0; i < LINKS; i++) {
      value = i < ALLOCATE.call() ? Steps.outOfLine(value) : Steps.step(value);
      Kept next = new Kept(value);
      next.last = first;
      first = next;
    }
    kept.last = first;
    long sum = 0;
    for (Kept each = first; each != null; each = each.last) {
      sum += each.value;
    }
    seed = ALLOCATE.after(sum, kept) | 1;
    return seed;
  }

  /** As {@link #compute}, on each of two threads. */
  @Benchmark
  @Threads(2)
  public long twoThreads() {
    seed = TWO_THREADS.after(Steps.run(seed, STEPS, TWO_THREADS.call()), kept) | 1;
    return seed;
  }
}
