package dev.backbench.cpu.crypto;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** One algorithm applied, message after message. */
public class CryptoBenchmark extends KernelState {
  /** What is computed. */
  @Param("hs256")
  public String algorithm = "hs256";

  /** Bytes of a message; iterations of pbkdf2. */
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

  /** Applies it to the next message. */
  @Benchmark
  public long apply() {
    return step();
  }
}
