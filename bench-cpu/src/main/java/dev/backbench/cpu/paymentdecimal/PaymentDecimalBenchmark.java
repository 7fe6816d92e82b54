package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Payments settled in decimals, batch after batch. */
public class PaymentDecimalBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new PaymentDecimalSource();
  }

  /** Settles the next batch. */
  @Benchmark
  public long settle() {
    return step();
  }
}
