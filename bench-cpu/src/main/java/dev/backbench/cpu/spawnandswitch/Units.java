package dev.backbench.cpu.spawnandswitch;

import dev.backbench.contract.SplitMix64;

/** How an operation's units are made; the counts are part of the contract. */
interface Units {
  /** Units that start and are joined, or park. */
  int MANY = 16;
  /** Units at one lock. */
  int CONTENDERS = 4;
  /** Round trips of a value, and turns of each contender. */
  int ROUNDS = 100;

  /** What an operation yields. */
  long run(Pattern pattern, long seed) throws InterruptedException;

  /** The work of a unit: next to nothing. */
  static long mix(long seed) {
    return new SplitMix64(seed).nextLong();
  }
}
