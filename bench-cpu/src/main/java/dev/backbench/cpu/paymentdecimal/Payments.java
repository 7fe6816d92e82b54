package dev.backbench.cpu.paymentdecimal;

import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Payments in batches; one element per payment.
 *
 * @param batches how many batches
 * @param batch payments in a batch
 * @param amount as typed
 * @param currency 0..3: USD, EUR, JPY, KWD
 * @param method 0..3, an index into the fee table
 */
// Arrays are compared by nobody: this is a table, read once and walked.
@SuppressWarnings("ArrayRecordComponent")
record Payments(int batches, int batch, String[] amount, byte[] currency, byte[] method) {
  static final String MAGIC = "BBPD";
  /** Letters kept for an amount; few enough for a {@code long} to hold every number they can spell. */
  static final int LETTERS = 13;
  private static final int PAYMENT_BYTES = 3 + LETTERS;

  /** Reads a whole input. */
  static Payments read(Path file) throws IOException {
    InputReader in = new InputReader(file, MAGIC);
    int batch = in.u32();
    int count = in.items() * batch;
    in.expect((long) count * PAYMENT_BYTES);
    Payments payments = new Payments(in.items(), batch, new String[count], new byte[count], new byte[count]);
    for (int i = 0; i < count; i++) {
      payments.currency[i] = (byte) in.u8();
      payments.method[i] = (byte) in.u8();
      int length = in.u8();
      payments.amount[i] = new String(in.bytes(LETTERS), 0, length, StandardCharsets.US_ASCII);
    }
    return payments;
  }
}
