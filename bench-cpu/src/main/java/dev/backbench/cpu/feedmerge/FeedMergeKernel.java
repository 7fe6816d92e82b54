package dev.backbench.cpu.feedmerge;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.PriorityQueue;

/** Merges by a {@link PriorityQueue} of cursors, scores the newest posts and sorts them by a key of one {@code long}. */
final class FeedMergeKernel implements Kernel {
  private static final int FOLLOWEE_BYTES = 5;
  private static final int MERGED = 500;
  private static final int SHOWN = 50;

  private final int requests;
  private final int followees;
  private final int now;
  private final Posts posts;
  private final int[] author;
  private final byte[] affinity;
  private int next;

  /** Reads everything behind the beginning. */
  FeedMergeKernel(InputReader in) throws IOException {
    requests = in.items();
    int authors = in.u32();
    int perAuthor = in.u32();
    followees = in.u32();
    now = in.u32();
    in.expect((long) authors * perAuthor * Posts.BYTES + (long) requests * followees * FOLLOWEE_BYTES);
    posts = new Posts(in, authors, perAuthor);
    author = new int[requests * followees];
    affinity = new byte[requests * followees];
    for (int i = 0; i < author.length; i++) {
      author[i] = in.u32();
      affinity[i] = (byte) in.u8();
    }
  }

  @Override
  public int items() {
    return requests;
  }

  @Override
  public long step() {
    long[] best = feed(next);
    long digest = 0;
    for (int i = 0; i < best.length; i++) {
      digest += id(best[i]) * (best.length - i) + (best[i] >>> 32);
    }
    next = next + 1 == requests ? 0 : next + 1;
    return digest;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < requests; i++) {
      long[] best = feed(i);
      for (int j = best.length - 1; j >= 0; j--) {
        hash.u32((int) id(best[j])).u32((int) (best[j] >>> 32));
      }
    }
    return hash.value();
  }

  /** The keys of the best posts for a reader, best last. */
  long[] feed(int request) {
    Cursor[] cursors = new Cursor[followees];
    for (int i = 0; i < followees; i++) {
      int at = request * followees + i;
      cursors[i] = new Cursor(posts, author[at], affinity[at]);
    }
    PriorityQueue<Cursor> queue = new PriorityQueue<>(Arrays.asList(cursors));
    long[] keys = new long[MERGED];
    int count = 0;
    while (count < MERGED && !queue.isEmpty()) {
      Cursor newest = queue.remove();
      keys[count] = newest.key(now);
      count++;
      if (newest.advance()) {
        queue.add(newest);
      }
    }
    Arrays.sort(keys, 0, count);
    return Arrays.copyOfRange(keys, Math.max(0, count - SHOWN), count);
  }

  /** The post's id in a key. */
  static long id(long key) {
    return ~key & 0xFFFF_FFFFL;
  }
}
