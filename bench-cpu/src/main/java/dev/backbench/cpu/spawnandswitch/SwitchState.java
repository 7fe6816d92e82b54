package dev.backbench.cpu.spawnandswitch;

import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What the benchmarks of both kinds of thread share. */
public abstract class SwitchState extends KernelState {
  /** What the units do. */
  @Param("spawn")
  public String pattern = "spawn";

  /** For subclasses, which are benchmarks. */
  protected SwitchState() {}

  /** Makes the units. */
  protected abstract ThreadFactory threads();

  @Override
  protected KernelSource source() {
    return new SpawnAndSwitchSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("pattern", pattern);
  }

  @Override
  protected Kernel kernel(Path file) throws IOException {
    return SpawnAndSwitchSource.load(file, new ThreadUnits(threads()));
  }

  /** One operation. */
  @Benchmark
  public long run() {
    return step();
  }
}
