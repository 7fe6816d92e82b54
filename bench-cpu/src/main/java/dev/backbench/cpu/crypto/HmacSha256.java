package dev.backbench.cpu.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104); one object that has the key and resets itself. */
final class HmacSha256 implements Operation {
  private final Mac mac;

  HmacSha256(byte[] key) throws GeneralSecurityException {
    mac = mac(key);
  }

  static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac;
  }

  @Override
  public Result apply(byte[] message, int number) {
    return new Result(mac.doFinal(message), 0);
  }
}
