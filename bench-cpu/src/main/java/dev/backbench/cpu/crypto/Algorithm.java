package dev.backbench.cpu.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is computed. */
enum Algorithm {
  SHA256(0, "sha256") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new Sha256();
    }
  },
  HMAC_SHA256(1, "hmac-sha256") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new HmacSha256(key);
    }
  },
  HS256(2, "hs256") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new Hs256(key);
    }
  },
  PBKDF2(3, "pbkdf2") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new Pbkdf2(key, work);
    }
  },
  AES_256_GCM(4, "aes-256-gcm") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new Aes256Gcm(key);
    }
  },
  RS256(5, "rs256") {
    @Override
    Operation operation(byte[] key, int work) throws GeneralSecurityException {
      return new Rs256(key);
    }
  };

  private final int number;
  private final String id;

  Algorithm(int number, String id) {
    this.number = number;
    this.id = id;
  }

  /**
   * It, with a key.
   *
   * @param work the number of iterations, where there are any
   * @throws GeneralSecurityException when this JDK does not have it
   */
  abstract Operation operation(byte[] key, int work) throws GeneralSecurityException;

  static Optional<Algorithm> parse(String id) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.id.equals(id)).findFirst();
  }

  static Optional<Algorithm> of(int number) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.number == number).findFirst();
  }

  /** What an input names it by. */
  int number() {
    return number;
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(algorithm -> algorithm.id).toList();
  }
}
