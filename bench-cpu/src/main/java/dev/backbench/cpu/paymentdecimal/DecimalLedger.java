package dev.backbench.cpu.paymentdecimal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/** Settles payments with {@link BigDecimal}, as one would in a service; the reference of the exact arms. */
final class DecimalLedger implements Ledger {
  private static final BigDecimal[] RATE = decimals("0.029", "0.0175", "0.008", "0.0349");
  private static final BigDecimal[] FIXED = decimals("0.30", "0.25", "0", "0.49");

  private final BigDecimal[] balance = new BigDecimal[Money.CURRENCIES];

  DecimalLedger() {
    clear();
  }

  @Override
  public long settle(String text, int currency, int method) {
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

  @Override
  public long balance(int currency) {
    return minor(balance[currency], Money.SCALE[currency]);
  }

  @Override
  public void clear() {
    Arrays.fill(balance, BigDecimal.ZERO);
  }

  private static long minor(BigDecimal value, int scale) {
    return value.movePointRight(scale).longValueExact();
  }

  private static BigDecimal[] decimals(String... texts) {
    return Arrays.stream(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }
}
