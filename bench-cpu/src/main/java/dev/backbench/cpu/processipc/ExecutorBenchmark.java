package dev.backbench.cpu.processipc;

import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;

/** Batches of tasks that an executor hands to two threads. */
public class ExecutorBenchmark extends KernelState {
  private static final int WORKERS = 2;

  /** Bytes of a task's payload. */
  @Param("10000")
  public String payload = "10000";

  private final ExecutorService executor = Executors.newFixedThreadPool(WORKERS,
      Thread.ofPlatform().daemon().factory());

  @Override
  protected KernelSource source() {
    return new ProcessIpcSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("payload", payload);
  }

  @Override
  protected Kernel kernel(Path file) throws IOException {
    return new ProcessIpcKernel(ProcessIpcSource.tasks(file), new Executor(executor));
  }

  /** Ends the threads. */
  @TearDown(Level.Trial)
  public void end() {
    executor.close();
  }

  /** Hands over the next batch, and waits for it. */
  @Benchmark
  public long batch() {
    return step();
  }
}
