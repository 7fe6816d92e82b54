package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;

/** Payments settled in integer minor units, batch after batch; held against the decimals. */
public class PaymentMinorBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new PaymentDecimalSource();
  }

  @Override
  protected Kernel kernel(Path file) throws IOException {
    return Batches.load(file, new MinorLedger());
  }

  /** Settles the next batch. */
  @Benchmark
  public long settle() {
    return step();
  }
}
