package dev.backbench.cpu.feedmerge;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Authors who post more or less often, and readers who follow some of them.
 *
 * <p>After the beginning of every input, whose items are requests: u32 authors, u32 posts per author, u32 followees of a
 * reader, u32 now in seconds; then the posts {u32 id, u32 time in seconds, u16 likes}, author after author, newest first;
 * then the requests, each so many {u32 author, u8 affinity}.
 */
public final class FeedMergeSource implements KernelSource {
  static final String MAGIC = "BBFM";
  private static final String WORKLOAD = "feed-merge";
  private static final long SEED = 1;
  private static final int NOW = 2_000_000_000;
  /** Seconds between the posts of the busiest authors, on average; it doubles seven times to the laziest. */
  private static final int BUSIEST = 600;
  private static final int MOST_FOLLOWEES = 600;

  /** Ready. */
  public FeedMergeSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int requests = switch (size) {
      case VERIFY -> 5;
      case S -> 50;
      case M -> 1_000;
      case L -> 10_000;
    };
    int authors = switch (size) {
      case VERIFY -> MOST_FOLLOWEES;
      case S -> 1_000;
      case M -> 2_000;
      case L -> 5_000;
    };
    // Few enough in the smallest input that some authors have no more.
    int posts = size == InputSize.VERIFY ? 20 : 200;
    int followees = followees(parameters);
    InputWriter writer = new InputWriter(out, MAGIC, requests).u32(authors).u32(posts).u32(followees).u32(NOW);
    SplitMix64 timelines = SplitMix64.stream(WORKLOAD, "posts", SEED);
    for (int author = 0; author < authors; author++) {
      int gap = BUSIEST << timelines.below(8);
      int time = NOW;
      for (int i = 0; i < posts; i++) {
        time -= 1 + timelines.below(2 * gap);
        writer.u32(author * posts + i).u32(time).u16(timelines.below(1_000));
      }
    }
    SplitMix64 readers = SplitMix64.stream(WORKLOAD, "readers", SEED);
    int[] shuffled = IntStream.range(0, authors).toArray();
    for (int request = 0; request < requests; request++) {
      for (int i = 0; i < followees; i++) {
        // The beginning of a Fisher-Yates shuffle: nobody is followed twice.
        int other = i + readers.below(authors - i);
        int author = shuffled[other];
        shuffled[other] = shuffled[i];
        shuffled[i] = author;
        writer.u32(author).u8(1 + readers.below(100));
      }
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new FeedMergeKernel(new InputReader(file, MAGIC));
  }

  private static int followees(Map<String, String> parameters) {
    String text = parameters.getOrDefault("followees", "500");
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST_FOLLOWEES) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException("followees: expected 1..%d, got \"%s\"".formatted(MOST_FOLLOWEES, text));
  }
}
