package dev.backbench.memory.allocationchurn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TreesTest {
  /** Even, so that seed xor i is seed + i for i below 8. */
  private static final int SEED = 40;

  @Test
  void acyclicTreesHoldSeedXorIndex() {
    Trees trees = Trees.of("acyclic");
    // 41
    assertThat(trees.walk(trees.build(0, SEED))).isEqualTo(walk(1, 41));
    // 41 + 42 + 43
    assertThat(trees.walk(trees.build(1, SEED))).isEqualTo(walk(3, 126));
    // 41 + ... + 47 = 7 * 44
    assertThat(trees.walk(trees.build(2, SEED))).isEqualTo(walk(7, 308));
  }

  @Test
  void parentLinkedTreesAddEachParentOncePerChild() {
    Trees trees = Trees.of("parent-links");
    // 126 as above, and 41 for each of two children
    assertThat(trees.walk(trees.build(1, SEED))).isEqualTo(walk(3, 126 + 82));
    // 308 as above, and 2 * (41 + 42 + 43)
    assertThat(trees.walk(trees.build(2, SEED))).isEqualTo(walk(7, 308 + 252));
  }

  @Test
  void countsFitAtTheDepthThatIsMeasured() {
    for (String shape : new String[]{"acyclic", "parent-links"}) {
      Trees trees = Trees.of(shape);
      // The largest seed has every value near 2^31, and twice that with parents: the sum stays below 2^48.
      assertThat(trees.walk(trees.build(10, Integer.MAX_VALUE)) >>> 48).isEqualTo(2047);
    }
  }

  @Test
  void refusesAnotherShape() {
    assertThatThrownBy(() -> Trees.of("round")).hasMessageContaining("\"round\"");
  }

  private static long walk(long nodes, long sum) {
    return nodes << 48 | sum;
  }
}
