package dev.backbench.cpu;

import static java.util.Objects.requireNonNull;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.WrongResultException;
import dev.backbench.run.KernelTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/**
 * What the benchmark of a kernel stands on: the input, the step, and the proof that the steps did their work. Each thread
 * has its own kernel.
 *
 * <p>The input is the file that the system property {@code backbench.input} names; without it, one is generated. When
 * {@code backbench.verify} names a verify input, its checksum must be the one in the file beside it
 * ({@code .checksum}) before anything is timed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class KernelState {
  /** An {@link InputSize}. */
  @Param("M")
  public String size = "M";

  private List<KernelTrial> trials = List.of();
  private @Nullable KernelTrial trial;

  /** For subclasses, which are benchmarks. */
  protected KernelState() {}

  /** What makes and loads the input. */
  protected abstract KernelSource source();

  /**
   * What is measured: the reference itself, unless this benchmark is an arm that does the same work in another way.
   *
   * @throws IOException when the file is missing or not of this workload
   */
  protected Kernel kernel(Path file) throws IOException {
    return source().load(file);
  }

  /** The benchmark's own parameters that shape the input, by name. */
  protected Map<String, String> parameters() {
    return Map.of();
  }

  /** How many kernels it needs: one, unless several workers do the work. */
  protected int kernels() {
    return 1;
  }

  /** One for each worker. */
  protected final List<KernelTrial> trials() {
    return trials;
  }

  /**
   * Loads the input, after the verify input has been computed right.
   *
   * @throws WrongResultException when it has not
   */
  @Setup(Level.Trial)
  public final void load() throws IOException {
    trials = KernelTrial.open(source(), this::kernel, InputSize.valueOf(size), parameters(), kernels());
    trial = trials.getFirst();
  }

  /** One operation, counted; its digest. */
  protected final long step() {
    return requireNonNull(trial).step();
  }

  /**
   * Checks all steps so far, of every worker, against the reference.
   *
   * @throws WrongResultException when their digests do not add up
   */
  @TearDown(Level.Iteration)
  public final void check() {
    trials.forEach(KernelTrial::check);
  }
}
