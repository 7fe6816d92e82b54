package dev.backbench.memory.sharedmodel;

import dev.backbench.contract.InputSize;
import dev.backbench.run.KernelTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Threads that look up in one model; at the heap of the manifest unless told otherwise. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(java.util.concurrent.TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SharedModelBenchmark {
  /** Operations of an invocation; a multiple of every number of workers. */
  static final int BATCH = 1 << 10;

  /** How the model is laid out. */
  @Param({"numbers", "objects"})
  public String form = "numbers";

  /** How many threads share an invocation's operations. */
  @Param("1")
  public String workers = "1";

  /** An {@link InputSize}. */
  @Param("S")
  public String size = "S";

  private List<KernelTrial> trials = List.of();
  private List<Callable<Long>> tasks = List.of();
  private ExecutorService executor = Executors.newSingleThreadExecutor();

  /** For JMH. */
  public SharedModelBenchmark() {}

  /** Verifies, and loads the model once. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    int count = Integer.parseInt(workers);
    Map<Path, SharedModelSource.Loaded> loaded = new HashMap<>();
    trials = KernelTrial.open(new SharedModelSource(), file -> {
      if (!loaded.containsKey(file)) {
        loaded.put(file, SharedModelSource.Loaded.of(file));
      }
      return loaded.get(file).kernel();
    }, InputSize.valueOf(size), Map.of("form", form), count);
    int share = BATCH / count;
    tasks = trials.stream().<Callable<Long>>map(trial -> () -> steps(trial, share)).toList();
    executor.close();
    executor = Executors.newFixedThreadPool(count);
  }

  /** One batch by as many platform threads as there are workers; the sum of its digests. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long lookUp() throws InterruptedException, ExecutionException {
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

  /** Fails the fork when a worker did not do its work. */
  @TearDown(Level.Iteration)
  public void check() {
    trials.forEach(KernelTrial::check);
  }

  /** Ends the threads. */
  @TearDown(Level.Trial)
  public void end() {
    executor.close();
  }
}
