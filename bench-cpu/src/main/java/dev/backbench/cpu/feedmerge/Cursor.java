package dev.backbench.cpu.feedmerge;

/** What a reader has not yet seen of an author. Orders by its next post: newest first, of two the smaller id. */
final class Cursor implements Comparable<Cursor> {
  private static final int MOST_SHIFT = 31;

  private final Posts posts;
  private final int affinity;
  private final int start;
  private final int end;
  private int next;

  Cursor(Posts posts, int author, int affinity) {
    this.posts = posts;
    this.affinity = affinity;
    start = author * posts.perAuthor;
    end = start + posts.perAuthor;
    next = start;
  }

  /** The next post's score above its inverted id, so that the greatest key is the best post, of two the smaller id. */
  long key(int now) {
    int halvings = Math.min((now - posts.time[next]) >> 10, MOST_SHIFT);
    int score = posts.likes[next] * 3 + (affinity << 8 >> halvings);
    long discounted = score >> Math.min(next - start, MOST_SHIFT);
    return discounted << 32 | (~posts.id[next] & 0xFFFF_FFFFL);
  }

  /** Moves on; whether there is another post. */
  boolean advance() {
    next++;
    return next < end;
  }

  @Override
  public int compareTo(Cursor other) {
    int byTime = Integer.compare(other.posts.time[other.next], posts.time[next]);
    return byTime != 0 ? byTime : Integer.compare(posts.id[next], other.posts.id[other.next]);
  }
}
