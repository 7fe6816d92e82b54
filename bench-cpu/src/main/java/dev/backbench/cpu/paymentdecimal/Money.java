package dev.backbench.cpu.paymentdecimal;

/** What is agreed on: currencies, what a method costs, and how an outcome is written. */
final class Money {
  /** USD, EUR, JPY, KWD. */
  static final int CURRENCIES = 4;
  static final int METHODS = 4;
  /** Digits behind the point that a currency has (ISO 4217). */
  static final int[] SCALE = {2, 2, 0, 3};
  /** Powers of ten. */
  static final long[] POWER = {1, 10, 100, 1_000, 10_000};

  static final int MALFORMED = 1;
  static final int ZERO = 2;
  static final int NEGATIVE = 3;
  static final int TOO_FINE = 4;

  private Money() {}

  /** A valid payment's outcome: its net amount in minor units, above three bits for an invalid one's code. */
  static long outcome(long netMinor) {
    return netMinor * 8;
  }
}
