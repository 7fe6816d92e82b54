package dev.backbench.cpu.passwordhash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Checks login after login, with the bcrypt of Spring Security. */
final class PasswordHashKernel implements Kernel {
  private final String[] hashes;
  private final byte[][] passwords;
  private int next;

  /** Reads all logins. */
  PasswordHashKernel(InputReader in) throws IOException {
    hashes = new String[in.items()];
    passwords = new byte[in.items()][];
    in.expect((long) in.items() * (PasswordHashSource.HASH_LETTERS + PasswordHashSource.PASSWORD_LETTERS));
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = new String(in.bytes(PasswordHashSource.HASH_LETTERS), US_ASCII);
      passwords[i] = in.bytes(PasswordHashSource.PASSWORD_LETTERS);
    }
  }

  @Override
  public int items() {
    return hashes.length;
  }

  @Override
  public long step() {
    int login = next;
    next = login + 1 == hashes.length ? 0 : login + 1;
    return 2L * (login + 1) + accepted(login);
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int login = 0; login < hashes.length; login++) {
      hash.u32(login).u8(accepted(login));
    }
    return hash.value();
  }

  private int accepted(int login) {
    return BCrypt.checkpw(passwords[login], hashes[login]) ? 1 : 0;
  }
}
