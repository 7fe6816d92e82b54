package dev.backbench.cpu.crypto;

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

/**
 * Messages of printable ASCII.
 *
 * <p>After the beginning of every input: u32 algorithm, u32 work, u32 length of a message, u32 length of the key, the key;
 * then the messages.
 */
public final class CryptoSource implements KernelSource {
  private static final String MAGIC = "BBCR";
  private static final String WORKLOAD = "crypto";
  private static final long SEED = 1;
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD = 16;
  private static final int MOST_WORK = 1 << 20;
  /** An input of large messages has fewer of them. */
  private static final int MOST_BYTES = 1 << 24;

  /** Ready. */
  public CryptoSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    Algorithm algorithm = algorithm(parameters);
    int work = work(parameters);
    int length = algorithm == Algorithm.PBKDF2 ? PASSWORD : work;
    int most = switch (size) {
      case VERIFY -> 10;
      case S -> 100;
      case M -> 1_000;
      case L -> 10_000;
    };
    // A reference pass over key derivations takes as long as all their iterations.
    int messages = Math.max(10,
        Math.min(most, algorithm == Algorithm.PBKDF2 ? MOST_BYTES / 8 / work : MOST_BYTES / work));
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "messages", SEED);
    byte[] key = new byte[KEY_BYTES];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) random.below(256);
    }
    if (algorithm == Algorithm.RS256) {
      key = Rfc7515Key.pkcs8();
    }
    InputWriter writer = new InputWriter(out, MAGIC, messages).u32(algorithm.number()).u32(work).u32(length)
        .u32(key.length).bytes(key);
    for (long i = (long) messages * length; i > 0; i--) {
      writer.u8(' ' + random.below(95));
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new CryptoKernel(new InputReader(file, MAGIC));
  }

  private static Algorithm algorithm(Map<String, String> parameters) {
    String text = parameters.getOrDefault("algorithm", "hs256");
    return Algorithm.parse(text).orElseThrow(() -> new IllegalArgumentException(
        "algorithm: expected one of %s, got \"%s\"".formatted(Algorithm.ids(), text)));
  }

  private static int work(Map<String, String> parameters) {
    String text = parameters.getOrDefault("work", "1024");
    if (text.matches("[1-9][0-9]{0,6}") && Integer.parseInt(text) <= MOST_WORK) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("work: expected 1..%d, got \"%s\"".formatted(MOST_WORK, text));
  }
}
