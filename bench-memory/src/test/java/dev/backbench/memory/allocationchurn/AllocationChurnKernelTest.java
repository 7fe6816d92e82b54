package dev.backbench.memory.allocationchurn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class AllocationChurnKernelTest {
  /** 45 items of which 0, 10, 20, 30 and 40 survive; two fit the window, so 20 displaces 0, 30 displaces 10, 40 20. */
  private static final int[] SEEDS = IntStream.range(0, 45).map(i -> 1000 + i).toArray();

  @Test
  void walksTheNewTreeAndTheOneItDisplaces() {
    Kernel kernel = kernel(SEEDS);
    for (int item = 0; item < SEEDS.length; item++) {
      long displaced = item % 10 == 0 && item >= 20 ? leaf(1000 + item - 20) : 0;
      assertThat(kernel.step()).as("step %d", item).isEqualTo(leaf(1000 + item) + 31 * displaced);
    }
  }

  @Test
  void startsOverAsIfFresh() {
    Kernel kernel = kernel(SEEDS);
    long[] first = LongStream.generate(kernel::step).limit(SEEDS.length).toArray();
    long[] second = LongStream.generate(kernel::step).limit(SEEDS.length).toArray();
    assertThat(second).isEqualTo(first);
    kernel.step();
    assertThat(kernel.checksum()).isEqualTo(kernel(SEEDS).checksum());
  }

  @Test
  void hashesBothWalksOfEachStep() {
    Fnv1a64 hash = new Fnv1a64();
    for (int item = 0; item < SEEDS.length; item++) {
      hash.u64(leaf(1000 + item)).u64(item % 10 == 0 && item >= 20 ? leaf(1000 + item - 20) : 0);
    }
    assertThat(kernel(SEEDS).checksum()).isEqualTo(hash.value());
  }

  /** Trees of a single node: the walk is one node of value seed xor 1. */
  private static Kernel kernel(int[] seeds) {
    return new AllocationChurnKernel(Trees.of("acyclic"), 0, seeds, 2);
  }

  private static long leaf(int seed) {
    return (1L << 48) + (seed ^ 1);
  }
}
