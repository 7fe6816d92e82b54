package dev.backbench.cpu.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2-HMAC-SHA-256 (RFC 8018): the message is the password, the key is the salt. */
final class Pbkdf2 implements Operation {
  private static final int BITS = 256;

  private final SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
  private final byte[] salt;
  private final int iterations;

  Pbkdf2(byte[] salt, int iterations) throws GeneralSecurityException {
    this.salt = salt.clone();
    this.iterations = iterations;
  }

  @Override
  public Result apply(byte[] message, int number) throws GeneralSecurityException {
    char[] password = new String(message, StandardCharsets.US_ASCII).toCharArray();
    return new Result(factory.generateSecret(new PBEKeySpec(password, salt, iterations, BITS)).getEncoded(), 0);
  }
}
