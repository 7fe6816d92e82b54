package dev.backbench.cpu.passwordhash;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Logins: after the beginning of every input for each the stored hash, 60 letters, and the password presented, 16. */
public final class PasswordHashSource implements KernelSource {
  static final String MAGIC = "BBPH";
  /** {@code $2b$}, cost, {@code $}, 22 letters of salt and 31 of hash. */
  static final int HASH_LETTERS = 60;
  static final int PASSWORD_LETTERS = 16;

  private static final long SEED = 1;
  /** bcrypt's own order of the base64 alphabet. */
  private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  /** The letters whose last four bits are zero: a salt's 128 bits end two bits into its last letter. */
  private static final String LAST = ".Oeu";
  private static final int SALT_LETTERS = 22;
  private static final int LEAST_COST = 4;
  private static final int MOST_COST = 14;
  private static final int FEWEST = 8;
  /** Rounds of key set-up over all logins: the reference makes a hash for each, and then checks each. */
  private static final int MOST_ROUNDS = 1 << 15;

  /** Ready. */
  public PasswordHashSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int cost = cost(parameters);
    int most = switch (size) {
      case VERIFY -> FEWEST;
      case S -> 16;
      case M -> 1_000;
      case L -> 10_000;
    };
    int logins = Math.max(FEWEST, Math.min(most, MOST_ROUNDS >> cost));
    SplitMix64 random = SplitMix64.stream("password-hash", "logins", SEED);
    InputWriter writer = new InputWriter(out, MAGIC, logins);
    for (int i = 0; i < logins; i++) {
      byte[] password = letters(random, PASSWORD_LETTERS).getBytes(US_ASCII);
      String salt = letters(random, SALT_LETTERS - 1) + LAST.charAt(random.below(LAST.length()));
      writer.bytes(BCrypt.hashpw(password, "$2b$%02d$%s".formatted(cost, salt)).getBytes(US_ASCII));
      if (random.below(4) == 0) {
        password[random.below(PASSWORD_LETTERS)] = '!';
      }
      writer.bytes(password);
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new PasswordHashKernel(new InputReader(file, MAGIC));
  }

  private static String letters(SplitMix64 random, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(ALPHABET.charAt(random.below(ALPHABET.length())));
    }
    return letters.toString();
  }

  private static int cost(Map<String, String> parameters) {
    String text = parameters.getOrDefault("cost", "10");
    if (text.matches("[1-9][0-9]?")) {
      int cost = Integer.parseInt(text);
      if (cost >= LEAST_COST && cost <= MOST_COST) {
        return cost;
      }
    }
    throw new IllegalArgumentException("cost: expected %d..%d, got \"%s\"".formatted(LEAST_COST, MOST_COST, text));
  }
}
