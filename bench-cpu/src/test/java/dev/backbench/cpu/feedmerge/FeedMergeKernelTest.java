package dev.backbench.cpu.feedmerge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedMergeKernelTest {
  private static final int NOW = 10_000;

  @TempDir
  private Path directory;

  @Test
  void ranksByLikesAndAffinityThatHalvesWithAge() throws IOException {
    // One post each. The ages 0, 1,024 and 2,100 halve 0, 1 and 2 times.
    // 10 * 3 + 100 * 256 = 25,630; 20 * 3 + 100 * 256 / 2 = 12,860; 900 * 3 + 50 * 256 / 4 = 5,900
    int[][][] timelines = {{{7, NOW - 2_100, 900}}, {{8, NOW, 10}}, {{9, NOW - 1_024, 20}}};
    assertThat(feed(timelines, new int[][]{{0, 50}, {1, 100}, {2, 100}}))
        .containsExactly("8: 25630", "9: 12860", "7: 5900");
  }

  @Test
  void halvesAnAuthorsScoreForEachPostBefore() throws IOException {
    // 300 * 3 + 1 * 256 = 1,156, then half, then a quarter of it; the other author has 200 * 3 + 256 = 856.
    int[][][] timelines = {{{1, NOW, 300}, {2, NOW - 1, 300}, {3, NOW - 2, 300}},
        {{4, NOW - 3, 200}, {5, NOW - 4, 0}, {6, NOW - 5, 0}}};
    assertThat(feed(timelines, new int[][]{{0, 1}, {1, 1}}))
        // 856 and 0 * 3 + 256 halved once and twice
        .containsExactly("1: 1156", "4: 856", "2: 578", "3: 289", "5: 128", "6: 64");
  }

  @Test
  void ofEqualScoresTheSmallerIdComesFirst() throws IOException {
    int[][][] timelines = {{{12, NOW, 1}}, {{11, NOW, 1}}, {{13, NOW, 1}}};
    assertThat(feed(timelines, new int[][]{{0, 1}, {1, 1}, {2, 1}}))
        .containsExactly("11: 259", "12: 259", "13: 259");
  }

  /** 600 authors with one post each, older and more liked by the second: the 500 newest compete, 50 are shown. */
  @Test
  void onlyTheNewestFiveHundredCompete() throws IOException {
    int[][][] timelines = new int[600][][];
    int[][] follows = new int[600][];
    for (int i = 0; i < 600; i++) {
      timelines[i] = new int[][]{{i, NOW - i, i}};
      follows[i] = new int[]{599 - i, 0};
    }
    List<String> feed = feed(timelines, follows);
    assertThat(feed).hasSize(50).startsWith("499: 1497", "498: 1494").endsWith("450: 1350");
  }

  /** At the same second the smaller id is merged first; with 500 places for 501 posts, the greatest id is left out. */
  @Test
  void ofEqualTimesTheSmallerIdIsMergedFirst() throws IOException {
    int[][][] timelines = new int[501][][];
    int[][] follows = new int[501][];
    for (int i = 0; i < 501; i++) {
      timelines[i] = new int[][]{{1_000 - i, NOW, 1_000 - i}};
      follows[i] = new int[]{i, 0};
    }
    assertThat(feed(timelines, follows)).startsWith("999: 2997").doesNotContain("1000: 3000");
  }

  @Test
  void digestsIdsByRankAndScores() throws IOException {
    int[][][] timelines = {{{7, NOW, 1}}, {{8, NOW, 2}}};
    // Scores 2 * 3 + 256 = 262 and 259: 8 * 1 + 262 + 7 * 2 + 259
    assertThat(kernel(timelines, new int[][]{{0, 1}, {1, 1}}).step()).isEqualTo(543);
  }

  private List<String> feed(int[][][] timelines, int[][] follows) throws IOException {
    long[] keys = kernel(timelines, follows).feed(0);
    List<String> feed = new ArrayList<>();
    for (int i = keys.length - 1; i >= 0; i--) {
      feed.add(FeedMergeKernel.id(keys[i]) + ": " + (keys[i] >>> 32));
    }
    return feed;
  }

  /** One request; timelines of {id, time, likes}, follows of {author, affinity}. */
  private FeedMergeKernel kernel(int[][][] timelines, int[][] follows) throws IOException {
    Path file = directory.resolve("feed.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      InputWriter writer = new InputWriter(out, FeedMergeSource.MAGIC, 1).u32(timelines.length)
          .u32(timelines[0].length).u32(follows.length).u32(NOW);
      for (int[][] timeline : timelines) {
        for (int[] post : timeline) {
          writer.u32(post[0]).u32(post[1]).u16(post[2]);
        }
      }
      for (int[] follow : follows) {
        writer.u32(follow[0]).u8(follow[1]);
      }
      writer.flush();
    }
    return new FeedMergeKernel(new InputReader(file, FeedMergeSource.MAGIC));
  }
}
