package dev.backbench.cpu.crypto;

import java.security.GeneralSecurityException;

/** An algorithm with its key. Not for use by several threads. */
interface Operation {
  /** One in so many of what is verified was tampered with, and must be refused. */
  int TAMPERED = 8;

  /**
   * Applies it.
   *
   * @param number the message's number in the pass
   */
  Result apply(byte[] message, int number) throws GeneralSecurityException;

  /**
   * What came out.
   *
   * @param bytes digest, code, signature or key
   * @param accepted the length of what was verified; 0 when it was refused, or there was nothing to verify
   */
  // Compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  record Result(byte[] bytes, int accepted) {}
}
