package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Fnv1a64Test {
  @Test
  void yieldsThePublishedVectors() {
    // RFC 9923, section 8: FNV-1a 64-bit of "", "a" and "foobar".
    assertThat(hash("")).isEqualTo(0xcbf29ce484222325L);
    assertThat(hash("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    assertThat(hash("foobar")).isEqualTo(0x85944171f73967e8L);
  }

  @Test
  void hashesNumbersLeastSignificantByteFirst() {
    // Four numbers of SplitMix64 with seed 42, as u64.
    Fnv1a64 hash = new Fnv1a64();
    SplitMix64 random = new SplitMix64(42);
    for (int i = 0; i < 4; i++) {
      hash.u64(random.nextLong());
    }
    assertThat(hash.value()).isEqualTo(0x891da258c312ad84L);
  }

  @Test
  void shorterNumbersAreTheirBytes() {
    assertThat(new Fnv1a64().u8(0x101).u16(0x30201).u32(0x07060504).value())
        .isEqualTo(new Fnv1a64().bytes(new byte[]{1, 1, 2, 4, 5, 6, 7}).value());
  }

  private static long hash(String text) {
    return new Fnv1a64().bytes(text.getBytes(StandardCharsets.US_ASCII)).value();
  }
}
