package dev.backbench.cpu.feedmerge;

import dev.backbench.cpu.InputReader;
import java.io.IOException;

/** Every author's posts, newest first, author after author; one element per post. */
final class Posts {
  static final int BYTES = 10;

  final int perAuthor;
  final int[] id;
  final int[] time;
  final int[] likes;

  /** Reads them. */
  Posts(InputReader in, int authors, int perAuthor) throws IOException {
    this.perAuthor = perAuthor;
    int count = authors * perAuthor;
    id = new int[count];
    time = new int[count];
    likes = new int[count];
    for (int i = 0; i < count; i++) {
      id[i] = in.u32();
      time[i] = in.u32();
      likes[i] = in.u16();
    }
  }
}
