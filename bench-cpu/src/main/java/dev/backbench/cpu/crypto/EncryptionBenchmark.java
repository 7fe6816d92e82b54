package dev.backbench.cpu.crypto;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Messages sealed and opened, or signed and verified, one after the other. */
public class EncryptionBenchmark extends KernelState {
  /** What is computed. */
  @Param("aes-256-gcm")
  public String algorithm = "aes-256-gcm";

  /** Bytes of a message. */
  @Param("1024")
  public String work = "1024";

  @Override
  protected KernelSource source() {
    return new CryptoSource();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("algorithm", algorithm, "work", work);
  }

  /** Takes the next message there and back. */
  @Benchmark
  public long roundTrip() {
    return step();
  }
}
