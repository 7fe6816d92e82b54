package dev.backbench.memory.largeliveset;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;

/** Steps through batches of requests; what answers them is the difference between the reference and the cache. */
abstract sealed class Service implements Kernel permits Cache, Answers {
  private static final int MIX = 31;
  private static final int REPLACED = 3;
  private static final int EVICTED = 5;

  private final Requests requests;
  private long oldest;
  private int next;

  Service(Requests requests) {
    this.requests = requests;
  }

  /** The digest of that key's value, or {@link Requests#MISS}. */
  abstract long get(long key);

  /** Gives the key a fresh value; the digest of the old one. */
  abstract long replace(long key);

  /** Adds that key and drops that one; the digest of the dropped value. */
  abstract long insert(long key, long evicted);

  @Override
  public final int items() {
    return requests.items();
  }

  @Override
  public final long step() {
    long digest = 0;
    int from = next * Requests.BATCH;
    int[] codes = requests.codes();
    for (int i = from; i < from + Requests.BATCH; i++) {
      digest = MIX * digest + serve(codes[i]);
    }
    next = next + 1 == items() ? 0 : next + 1;
    return digest;
  }

  private long serve(int code) {
    long key = oldest + (code & Requests.RANK);
    return switch (code >>> Requests.RANK_BITS) {
      case Requests.GET -> get(key);
      case Requests.REPLACE -> REPLACED * replace(key);
      default -> {
        long evicted = oldest;
        oldest++;
        yield EVICTED * insert(evicted + requests.entries(), evicted);
      }
    };
  }

  /** Over the digest of each batch, u64. The pass that is under way is ended first, which is as good as fresh. */
  @Override
  public final long checksum() {
    while (next != 0) {
      step();
    }
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < items(); i++) {
      hash.u64(step());
    }
    return hash.value();
  }
}
