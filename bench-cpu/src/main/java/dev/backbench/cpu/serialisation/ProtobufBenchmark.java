package dev.backbench.cpu.serialisation;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Messages decoded, validated and encoded, one after the other. */
public class ProtobufBenchmark extends KernelState {
  /** Orders of each user. */
  @Param("100")
  public String orders = "100";

  @Override
  protected KernelSource source() {
    return new ProtobufSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("orders", orders);
  }

  /** Takes the next message to an object and back. */
  @Benchmark
  public long roundTrip() {
    return step();
  }
}
