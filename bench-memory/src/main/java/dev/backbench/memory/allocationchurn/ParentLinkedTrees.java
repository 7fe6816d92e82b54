package dev.backbench.memory.allocationchurn;

import org.jspecify.annotations.Nullable;

/**
 * Nodes know their children and their parent, so every tree is full of cycles and counting references frees none of it.
 * A walk adds each parent's value once more per child, as the proof that the link is there.
 */
final class ParentLinkedTrees implements Trees {
  @Override
  public Object build(int depth, int seed) {
    return build(depth, 1, seed, null);
  }

  private static Node build(int depth, int index, int seed, @Nullable Node parent) {
    Node node = new Node(parent, seed ^ index);
    if (depth > 0) {
      node.left = build(depth - 1, 2 * index, seed, node);
      node.right = build(depth - 1, 2 * index + 1, seed, node);
    }
    return node;
  }

  @Override
  public long walk(Object tree) {
    return sum((Node) tree);
  }

  private static long sum(Node node) {
    long own = ONE + node.value + (node.parent == null ? 0 : node.parent.value);
    return node.left == null || node.right == null ? own : own + sum(node.left) + sum(node.right);
  }

  private static final class Node {
    private final @Nullable Node parent;
    private final long value;
    private @Nullable Node left;
    private @Nullable Node right;

    Node(@Nullable Node parent, long value) {
      this.parent = parent;
      this.value = value;
    }
  }
}
