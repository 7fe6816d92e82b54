package dev.backbench.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vectors computed independently in Python and Java for seed 42. */
final class SplitMix64Test {
  @Test
  void yieldsTheSequenceOfSeed42() {
    SplitMix64 random = new SplitMix64(42);
    assertThat(random.nextLong()).isEqualTo(0xbdd732262feb6e95L);
    assertThat(random.nextLong()).isEqualTo(0x28efe333b266f103L);
    assertThat(random.nextLong()).isEqualTo(0x47526757130f9f52L);
    assertThat(random.nextLong()).isEqualTo(0x581ce1ff0e4ae394L);
  }

  @Test
  void scalesToARange() {
    SplitMix64 random = new SplitMix64(42);
    assertThat(new int[]{random.below(1000), random.below(1000), random.below(1000), random.below(1000)})
        .containsExactly(741, 159, 278, 344);
  }

  @Test
  void hashesFourNumbersLittleEndian() {
    SplitMix64 random = new SplitMix64(42);
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < 4; i++) {
      hash.add(random.nextLong());
    }
    assertThat(hash.value()).isEqualTo(0x891da258c312ad84L);
  }
}
