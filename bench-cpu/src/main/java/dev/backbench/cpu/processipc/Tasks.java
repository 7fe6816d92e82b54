package dev.backbench.cpu.processipc;

import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.util.zip.CRC32;

/** The tasks of an input. A task is a payload, which is a part of one buffer, and a seed. */
final class Tasks {
  /** Tasks of an operation. */
  static final int BATCH = 16;
  private static final int ROUNDS = 64;

  private final int payload;
  private final byte[] buffer;
  private final int[] offsets;
  private final long[] seeds;

  /** Reads everything behind the beginning. */
  Tasks(InputReader in) throws IOException {
    payload = in.u32();
    in.expect(2L * payload + in.items() * (long) (Integer.BYTES + Long.BYTES));
    offsets = new int[in.items()];
    seeds = new long[in.items()];
    for (int i = 0; i < seeds.length; i++) {
      offsets[i] = in.u32();
      seeds[i] = in.u64();
    }
    buffer = in.bytes(2 * payload);
  }

  int batches() {
    return seeds.length;
  }

  /** The result of one task of a batch: its payload's CRC-32 over 64 numbers of its seed's stream, folded. */
  long run(int batch, int task) {
    CRC32 crc = new CRC32();
    crc.update(buffer, (int) ((offsets[batch] + (long) task * payload / BATCH) % payload), payload);
    SplitMix64 random = new SplitMix64(seeds[batch] + task);
    long result = crc.getValue();
    for (int i = 0; i < ROUNDS; i++) {
      result ^= random.nextLong();
    }
    return result;
  }
}
