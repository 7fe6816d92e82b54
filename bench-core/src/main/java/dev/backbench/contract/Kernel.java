package dev.backbench.contract;

/**
 * One workload's computation over one loaded input. The same three operations exist in every language.
 *
 * <p>A step is one operation (a transaction, a path, a frame) and takes at most 50 ms in CPython. Steps visit the
 * items in order and start over, with fresh state, after the last one. Not safe for use by several threads.
 */
public interface Kernel {
  /** How many items the input holds; at least one. */
  int items();

  /**
   * Does the next operation.
   *
   * @return a digest of the operation's result, cheap against the operation itself. The sum of the digests, modulo
   *     2^64, after n steps is known from the reference, so neither work nor counts can be invented
   */
  long step();

  /**
   * Makes one untimed pass over all items from fresh state.
   *
   * @return the FNV-1a-64 checksum of the canonical little-endian output of the pass
   */
  long checksum();
}
