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
  private final Cipher opener;
  private Cipher sealer;
  private int sealed = -1;

  Aes256Gcm(byte[] key) throws GeneralSecurityException {
    this.key = new SecretKeySpec(key, "AES");
    this.sealer = cipher();
    this.opener = cipher();
  }

  @Override
  public Result apply(byte[] message, int number) throws GeneralSecurityException {
    GCMParameterSpec nonce = new GCMParameterSpec(TAG_BITS,
        ByteBuffer.allocate(NONCE_BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    // A cipher refuses the nonce that it sealed with last: where another pass begins with it, so does another cipher.
    if (number == sealed) {
      sealer = cipher();
    }
    sealed = number;
    sealer.init(Cipher.ENCRYPT_MODE, key, nonce);
    byte[] box = sealer.doFinal(message);
    byte[] tag = Arrays.copyOfRange(box, message.length, box.length);
    if (number % TAMPERED == TAMPERED - 1) {
      box[0] ^= 1;
    }
    opener.init(Cipher.DECRYPT_MODE, key, nonce);
    try {
      return new Result(tag, opener.doFinal(box).length);
    } catch (AEADBadTagException refused) {
      return new Result(tag, 0);
    }
  }

  private static Cipher cipher() throws GeneralSecurityException {
    return Cipher.getInstance("AES/GCM/NoPadding");
  }
}
