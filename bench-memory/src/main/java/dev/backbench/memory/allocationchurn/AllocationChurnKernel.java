package dev.backbench.memory.allocationchurn;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/**
 * A step builds a tree from the item's seed and walks it. Every tenth item's tree survives: it enters a window, from
 * which it displaces the oldest one, which is walked once more before it is dropped.
 *
 * <p>The window is full from the start and stays full when the items start over, so that the live set does not change
 * while it is measured. What was in it before the pass is displaced without a walk: a pass does not see the one before.
 */
final class AllocationChurnKernel implements Kernel {
  private static final int ONE_SURVIVES_OF = 10;
  /** Keeps the two walks of a step from being exchanged unnoticed. */
  private static final long DISPLACED = 31;

  private final Trees trees;
  private final int depth;
  private final int[] seeds;
  private final Object[] window;
  private int oldest;
  private int next;
  private int survivors;
  private long built;
  private long displaced;

  /**
   * With a full window.
   *
   * @param seeds one per item, not negative; at least one
   * @param window how many trees survive; at least one
   */
  AllocationChurnKernel(Trees trees, int depth, int[] seeds, int window) {
    this.trees = trees;
    this.depth = depth;
    this.seeds = seeds.clone();
    this.window = new Object[window];
    for (int i = 0; i < window; i++) {
      this.window[i] = trees.build(depth, i);
    }
  }

  @Override
  public int items() {
    return seeds.length;
  }

  @Override
  public long step() {
    int item = next;
    next = item + 1 == seeds.length ? 0 : item + 1;
    if (item == 0) {
      survivors = 0;
    }
    Object tree = trees.build(depth, seeds[item]);
    built = trees.walk(tree);
    displaced = item % ONE_SURVIVES_OF == 0 ? keep(tree) : 0;
    return built + DISPLACED * displaced;
  }

  /** The walk of the tree that leaves for it, or 0 when that one is not of this pass. */
  private long keep(Object tree) {
    long walk = survivors < window.length ? 0 : trees.walk(window[oldest]);
    survivors++;
    window[oldest] = tree;
    oldest = oldest + 1 == window.length ? 0 : oldest + 1;
    return walk;
  }

  /** Over the two walks of each step, u64 each. */
  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < seeds.length; i++) {
      step();
      hash.u64(built).u64(displaced);
    }
    return hash.value();
  }
}
