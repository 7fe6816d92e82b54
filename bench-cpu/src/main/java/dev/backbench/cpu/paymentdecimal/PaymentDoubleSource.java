package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/** The payments of {@link PaymentDecimalSource}; the reference settles them in doubles, and so not as the decimals do. */
public final class PaymentDoubleSource implements KernelSource {
  /** Ready. */
  public PaymentDoubleSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    new PaymentDecimalSource().write(size, parameters, out);
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return Batches.load(file, new DoubleLedger());
  }
}
