package dev.backbench.cpu.passwordhash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** The vectors of crypt_blowfish, which the other languages' tests have, too. */
final class KnownHashesIT {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @CsvSource({
      "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
      "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
      "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"})
  void acceptsAsPublishedAndNothingElse(String password, String hash) {
    assertThat(BCrypt.checkpw(password, hash)).isTrue();
    assertThat(BCrypt.checkpw(password.replace('U', 'V'), hash)).isFalse();
    assertThat(BCrypt.hashpw(password, hash)).isEqualTo(hash);
  }

  /** A right password, a wrong one, and the first again: 2 + 1, 4 + 0, 2 + 1. */
  @Test
  void aStepTellsWhoseItWasAndWhetherItWasAccepted() throws IOException {
    String hash = BCrypt.hashpw("sixteen letters!".getBytes(US_ASCII), "$2b$04$CCCCCCCCCCCCCCCCCCCCC.");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, PasswordHashSource.MAGIC, 2);
    for (String password : new String[]{"sixteen letters!", "sixteen letters?"}) {
      writer.bytes(hash.getBytes(US_ASCII)).bytes(password.getBytes(US_ASCII));
    }
    writer.flush();
    Kernel kernel = new PasswordHashSource().load(Files.write(directory.resolve("two"), out.toByteArray()));
    assertThat(kernel.step()).isEqualTo(3);
    assertThat(kernel.step()).isEqualTo(4);
    assertThat(kernel.step()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"4, 1000", "10, 32", "12, 8"})
  void aSlowerHashHasFewerLogins(String cost, int logins) throws IOException {
    Path file = directory.resolve("logins");
    try (OutputStream out = Files.newOutputStream(file)) {
      new PasswordHashSource().write(InputSize.M, Map.of("cost", cost), out);
    }
    Kernel kernel = new PasswordHashSource().load(file);
    assertThat(kernel.items()).isEqualTo(logins);
    int accepted = 0;
    for (int i = 0; i < 8; i++) {
      accepted += (int) (kernel.step() & 1);
    }
    assertThat(accepted).as("of eight").isBetween(1, 7);
  }
}
