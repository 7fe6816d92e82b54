package dev.backbench.cpu.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4); one digest object, which resets itself. */
final class Sha256 implements Operation {
  private final MessageDigest digest = MessageDigest.getInstance("SHA-256");

  Sha256() throws NoSuchAlgorithmException {}

  @Override
  public Result apply(byte[] message, int number) {
    return new Result(digest.digest(message), 0);
  }
}
