package dev.backbench.memory.allocationchurn;

import org.jspecify.annotations.Nullable;

/** Nodes know their children. Counting references is enough to free them. */
final class AcyclicTrees implements Trees {
  @Override
  public Object build(int depth, int seed) {
    return build(depth, 1, seed);
  }

  private static Node build(int depth, int index, int seed) {
    return depth == 0
        ? new Node(null, null, seed ^ index)
        : new Node(build(depth - 1, 2 * index, seed), build(depth - 1, 2 * index + 1, seed), seed ^ index);
  }

  @Override
  public long walk(Object tree) {
    return sum((Node) tree);
  }

  private static long sum(Node node) {
    long own = ONE + node.value;
    return node.left == null || node.right == null ? own : own + sum(node.left) + sum(node.right);
  }

  private record Node(@Nullable Node left, @Nullable Node right, long value) {}
}
