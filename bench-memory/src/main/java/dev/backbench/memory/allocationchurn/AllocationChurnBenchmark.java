package dev.backbench.memory.allocationchurn;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.InputSize;
import dev.backbench.memory.InterruptionRecorder;
import dev.backbench.memory.Metronome;
import dev.backbench.run.KernelTrial;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Builds, walks and drops trees while one in ten survives; at the heap of the manifest unless told otherwise. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AllocationChurnBenchmark {
  /** Whether nodes know their parents. */
  @Param({"acyclic", "parent-links"})
  public String shape = "acyclic";

  /** An {@link InputSize}. */
  @Param("M")
  public String size = "M";

  private @Nullable KernelTrial trial;

  /** For JMH. */
  public AllocationChurnBenchmark() {}

  /** Verifies, loads, and fills the window. */
  @Setup(Level.Trial)
  public void load() throws IOException {
    trial = KernelTrial.open(new AllocationChurnSource(), InputSize.valueOf(size), Map.of("shape", shape));
  }

  /** One tree; recorder and metronome work beside it. */
  @Benchmark
  public long churn(InterruptionRecorder recorder, Metronome metronome) {
    return requireNonNull(trial).step();
  }

  /** Fails the fork when the steps did not do their work. */
  @TearDown(Level.Iteration)
  public void check() {
    requireNonNull(trial).check();
  }
}
