package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import java.io.IOException;
import java.nio.file.Path;

/** Settles batch after batch; how, is the ledger's. */
final class Batches implements Kernel {
  private final Payments payments;
  private final Ledger ledger;
  private int next;

  /** With an empty ledger. */
  Batches(Payments payments, Ledger ledger) {
    this.payments = payments;
    this.ledger = ledger;
  }

  /** Those of an input. */
  static Batches load(Path file, Ledger ledger) throws IOException {
    return new Batches(Payments.read(file), ledger);
  }

  @Override
  public int items() {
    return payments.batches();
  }

  @Override
  public long step() {
    int end = (next + 1) * payments.batch();
    long digest = 0;
    for (int i = next * payments.batch(); i < end; i++) {
      digest += settle(i);
    }
    digest += ledger.balance(payments.currency()[end - 1]);
    next++;
    if (next == payments.batches()) {
      startOver();
    }
    return digest;
  }

  @Override
  public long checksum() {
    startOver();
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < payments.amount().length; i++) {
      hash.u64(settle(i));
    }
    for (int currency = 0; currency < Money.CURRENCIES; currency++) {
      hash.u64(ledger.balance(currency));
    }
    startOver();
    return hash.value();
  }

  private long settle(int payment) {
    return ledger.settle(payments.amount()[payment], payments.currency()[payment], payments.method()[payment]);
  }

  private void startOver() {
    next = 0;
    ledger.clear();
  }
}
