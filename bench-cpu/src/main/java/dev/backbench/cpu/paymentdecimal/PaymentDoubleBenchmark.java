package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.KernelSource;
import dev.backbench.cpu.KernelState;
import org.openjdk.jmh.annotations.Benchmark;

/** Payments settled in doubles, batch after batch. */
public class PaymentDoubleBenchmark extends KernelState {
  @Override
  protected KernelSource source() {
    return new PaymentDoubleSource();
  }

  /** Settles the next batch. */
  @Benchmark
  public long settle() {
    return step();
  }
}
