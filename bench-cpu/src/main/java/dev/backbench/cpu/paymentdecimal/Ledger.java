package dev.backbench.cpu.paymentdecimal;

/** Settles payments and keeps a balance per currency. Not for use by several threads. */
interface Ledger {
  /**
   * Books a payment.
   *
   * @param text the amount as typed
   * @param currency 0..3
   * @param method 0..3
   * @return {@link Money#outcome} of the net amount, or a code below 8 for an invalid one, which is not booked
   */
  long settle(String text, int currency, int method);

  /** In minor units. */
  long balance(int currency);

  /** Empties the balances. */
  void clear();
}
