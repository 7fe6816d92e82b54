package dev.backbench.cpu.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a message with AES-256-GCM (NIST SP 800-38D) and opens it again; every eighth comes back tampered with. The
 * result is the tag, on which every byte that was sealed has a part.
 */
final class Aes256Gcm implements Operation {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  Aes256Gcm(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  @Override
  public Result apply(byte[] message, int number) throws GeneralSecurityException {
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS,
        ByteBuffer.allocate(NONCE_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    // A fresh one each time, as programs do: one that has sealed refuses its last nonce, even for another pass.
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, nonce);
    byte[] sealed = cipher.doFinal(message);
    byte[] tag = Arrays.copyOfRange(sealed, message.length, sealed.length);
    if (number % TAMPERED == TAMPERED - 1) {
      sealed[0] ^= 1;
    }
    cipher.init(Cipher.DECRYPT_MODE, key, nonce);
    try {
      return new Result(tag, cipher.doFinal(sealed).length);
    } catch (AEADBadTagException refused) {
      return new Result(tag, 0);
    }
  }
}
