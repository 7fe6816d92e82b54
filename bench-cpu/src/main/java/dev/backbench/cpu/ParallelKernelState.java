package dev.backbench.cpu;

import dev.backbench.run.KernelTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the benchmark of a kernel with several workers stands on. An invocation hands each worker an equal share of a fixed
 * number of operations and waits for all of them, as a service does with a batch.
 *
 * <p>JMH's own threads ({@code -t}) were rejected: they measure loops that nobody hands anything to, and they cannot be
 * virtual ones beyond the number of CPUs, because JMH waits until all of them run, and a virtual thread that never
 * blocks is never preempted. So both kinds of thread are measured in the same way, through an executor.
 */
public abstract class ParallelKernelState extends KernelState {
  /** How many workers share an invocation's operations. */
  @Param("1")
  public String workers = "1";

  private final List<Callable<Long>> tasks = new ArrayList<>();
  private ExecutorService platform = Executors.newSingleThreadExecutor();
  private ExecutorService virtual = platform;

  /** For subclasses, which are benchmarks. */
  protected ParallelKernelState() {}

  @Override
  protected final int kernels() {
    return Integer.parseInt(workers);
  }

  /** How many operations an invocation does; a multiple of every number of workers. */
  protected abstract int batch();

  /** Makes the executors; the kernels are loaded. */
  @Setup(Level.Trial)
  public final void start() {
    int share = batch() / kernels();
    if (share * kernels() != batch()) {
      throw new IllegalArgumentException(
          "workers: expected a divisor of %d, got %d".formatted(batch(), kernels()));
    }
    for (KernelTrial trial : trials()) {
      tasks.add(() -> steps(trial, share));
    }
    platform.close();
    platform = Executors.newFixedThreadPool(kernels());
    virtual = Executors.newVirtualThreadPerTaskExecutor();
  }

  /** Ends them. */
  @TearDown(Level.Trial)
  public final void end() {
    platform.close();
    virtual.close();
  }

  /** One batch by a pool of as many platform threads as there are workers; the sum of its digests. */
  protected final long onPlatformThreads() throws InterruptedException, ExecutionException {
    return run(platform);
  }

  /** One batch by a virtual thread for each worker; the sum of its digests. */
  protected final long onVirtualThreads() throws InterruptedException, ExecutionException {
    return run(virtual);
  }

  private long run(ExecutorService executor) throws InterruptedException, ExecutionException {
    long sum = 0;
    for (Future<Long> share : executor.invokeAll(tasks)) {
      sum += share.get();
    }
    return sum;
  }

  private static long steps(KernelTrial trial, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += trial.step();
    }
    return sum;
  }
}
