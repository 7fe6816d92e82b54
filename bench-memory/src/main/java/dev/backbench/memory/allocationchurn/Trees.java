package dev.backbench.memory.allocationchurn;

/**
 * Binary trees of one shape. Node i has the value {@code seed xor i}; its children are 2 i and 2 i + 1, the root is 1.
 */
sealed interface Trees permits AcyclicTrees, ParentLinkedTrees {
  /** What one node adds to a walk, besides its value: the number of nodes is in the upper 16 bits. */
  long ONE = 1L << 48;

  /**
   * A new tree of {@code 2^(depth + 1) - 1} nodes.
   *
   * @param depth at most 15, so that a walk's count fits
   * @param seed not negative
   */
  Object build(int depth, int seed);

  /** The number of nodes in the upper 16 bits, the sum of their values below. */
  long walk(Object tree);

  /**
   * Those of that name.
   *
   * @throws IllegalArgumentException when there are none
   */
  static Trees of(String shape) {
    return switch (shape) {
      case "acyclic" -> new AcyclicTrees();
      case "parent-links" -> new ParentLinkedTrees();
      default -> throw new IllegalArgumentException(
          "shape: expected acyclic or parent-links, got \"%s\"".formatted(shape));
    };
  }
}
