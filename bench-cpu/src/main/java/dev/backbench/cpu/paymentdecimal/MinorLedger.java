package dev.backbench.cpu.paymentdecimal;

import java.util.Arrays;

/** Settles payments in minor units, {@code long} throughout: cents, yen, fils. */
final class MinorLedger implements Ledger {
  /** Rates in ten-thousandths. */
  private static final long[] RATE = {290, 175, 80, 349};
  /** Fixed parts in hundredths of a unit. */
  private static final long[] FIXED = {30, 25, 0, 49};
  /** One in the unit that fees are counted in before rounding. */
  private static final long ONE = 10_000;
  private static final long NONE = -1;

  private final long[] balance = new long[Money.CURRENCIES];

  @Override
  public long settle(String text, int currency, int method) {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    long digits = digits(text, start, whole, 0);
    int decimals = 0;
    if (point >= 0 && digits != NONE) {
      decimals = text.length() - point - 1;
      digits = digits(text, point + 1, text.length(), digits);
    }
    if (digits == NONE) {
      return Money.MALFORMED;
    }
    if (digits == 0 || negative) {
      return digits == 0 ? Money.ZERO : Money.NEGATIVE;
    }
    int scale = Money.SCALE[currency];
    if (decimals > scale) {
      return Money.TOO_FINE;
    }
    long amount = digits * Money.POWER[scale - decimals];
    long net = amount - roundHalfEven(amount * RATE[method] + FIXED[method] * Money.POWER[scale] * (ONE / 100));
    balance[currency] += net;
    return Money.outcome(net);
  }

  @Override
  public long balance(int currency) {
    return balance[currency];
  }

  @Override
  public void clear() {
    Arrays.fill(balance, 0);
  }

  /** The digits appended to those before, {@link #NONE} when there is none or something else among them. */
  private static long digits(String text, int from, int to, long before) {
    long value = before;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return from < to ? value : NONE;
  }

  /** The nearest multiple of {@link #ONE}, the even one of two; nothing is negative here. */
  static long roundHalfEven(long value) {
    long quotient = value / ONE;
    long rest = value % ONE;
    boolean up = rest > ONE / 2 || (rest == ONE / 2 && (quotient & 1) == 1);
    return up ? quotient + 1 : quotient;
  }
}
