package dev.backbench.cpu.paymentdecimal;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Settles payments with {@link BigDecimal}, as one would in a service; the reference. */
final class DecimalKernel implements Kernel {
  private static final BigDecimal[] RATE = decimals("0.029", "0.0175", "0.008", "0.0349");
  private static final BigDecimal[] FIXED = decimals("0.30", "0.25", "0", "0.49");

  private final Payments payments;
  private final BigDecimal[] balance = new BigDecimal[Money.CURRENCIES];
  private int next;

  DecimalKernel(Payments payments) {
    this.payments = payments;
    startOver();
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
      digest += settle(payments.amount()[i], payments.currency()[i], payments.method()[i]);
    }
    digest += balance(payments.currency()[end - 1]);
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
      hash.u64(settle(payments.amount()[i], payments.currency()[i], payments.method()[i]));
    }
    for (int currency = 0; currency < Money.CURRENCIES; currency++) {
      hash.u64(balance(currency));
    }
    startOver();
    return hash.value();
  }

  /** Books the payment; its outcome. */
  long settle(String text, int currency, int method) {
    BigDecimal amount;
    try {
      amount = new BigDecimal(text);
    } catch (NumberFormatException _) {
      return Money.MALFORMED;
    }
    if (amount.signum() <= 0) {
      return amount.signum() == 0 ? Money.ZERO : Money.NEGATIVE;
    }
    int scale = Money.SCALE[currency];
    if (amount.scale() > scale) {
      return Money.TOO_FINE;
    }
    BigDecimal fee = amount.multiply(RATE[method]).add(FIXED[method]).setScale(scale, RoundingMode.HALF_EVEN);
    BigDecimal net = amount.subtract(fee);
    balance[currency] = balance[currency].add(net);
    return Money.outcome(minor(net, scale));
  }

  /** In minor units. */
  long balance(int currency) {
    return minor(balance[currency], Money.SCALE[currency]);
  }

  private static long minor(BigDecimal value, int scale) {
    return value.movePointRight(scale).longValueExact();
  }

  private void startOver() {
    next = 0;
    Arrays.fill(balance, BigDecimal.ZERO);
  }

  private static BigDecimal[] decimals(String... texts) {
    return Arrays.stream(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }
}
