package dev.backbench.memory.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Computes the FNV-1a-64 hash of {@code backbench}, a thousand times over, prints it as {@code ready 0x} and 16 digits,
 * and waits for the end of its standard input. {@code workloads/launch/python} and {@code go} do the same.
 */
public final class FirstWork {
  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int TIMES = 1000;

  private FirstWork() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    run(System.in, System.out);
  }

  static void run(InputStream in, PrintStream out) throws IOException {
    out.println("ready 0x" + HexFormat.of().toHexDigits(hash()));
    out.flush();
    while (in.read() >= 0) {
      // Whatever is said: only the end of it counts.
    }
  }

  private static long hash() {
    byte[] text = "backbench".getBytes(StandardCharsets.US_ASCII);
    long hash = OFFSET_BASIS;
    for (int i = 0; i < TIMES; i++) {
      for (byte character : text) {
        hash = (hash ^ character) * PRIME;
      }
    }
    return hash;
  }
}
