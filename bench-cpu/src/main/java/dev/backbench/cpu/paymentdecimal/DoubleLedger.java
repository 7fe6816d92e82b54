package dev.backbench.cpu.paymentdecimal;

import java.util.Arrays;

/**
 * Settles payments in doubles, which hold neither 0.1 nor a rate such as 0.029: fees that end in half a minor unit are
 * rounded by whatever the nearest doubles come to. IEEE 754 and the order of operations make it the same in every language.
 */
final class DoubleLedger implements Ledger {
  private static final double[] RATE = {0.029, 0.0175, 0.008, 0.0349};
  private static final double[] FIXED = {0.30, 0.25, 0, 0.49};

  private final double[] balance = new double[Money.CURRENCIES];

  @Override
  public long settle(String text, int currency, int method) {
    double amount;
    try {
      amount = Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Money.MALFORMED;
    }
    if (amount <= 0) {
      return amount == 0 ? Money.ZERO : Money.NEGATIVE;
    }
    if (decimals(text) > Money.SCALE[currency]) {
      return Money.TOO_FINE;
    }
    double one = Money.POWER[Money.SCALE[currency]];
    double fee = Math.rint((amount * RATE[method] + FIXED[method]) * one) / one;
    double net = amount - fee;
    balance[currency] += net;
    return Money.outcome((long) Math.rint(net * one));
  }

  @Override
  public long balance(int currency) {
    return (long) Math.rint(balance[currency] * Money.POWER[Money.SCALE[currency]]);
  }

  @Override
  public void clear() {
    Arrays.fill(balance, 0);
  }

  /** A double does not remember them. */
  private static int decimals(String text) {
    int point = text.indexOf('.');
    return point < 0 ? 0 : text.length() - point - 1;
  }
}
