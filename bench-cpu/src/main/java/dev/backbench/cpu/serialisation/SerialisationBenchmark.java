package dev.backbench.cpu.serialisation;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Trees encoded, decoded and validated, one after the other. */
public class SerialisationBenchmark extends KernelState {
  /** Orders of each user. */
  @Param("100")
  public String orders = "100";

  @Override
  protected KernelSource source() {
    return new SerialisationSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("orders", orders);
  }

  /** Takes the next user to JSON and back. */
  @Benchmark
  public long roundTrip() {
    return step();
  }
}
