package dev.backbench.cpu.imagepipeline;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.util.Arrays;

/** Makes thumbnails, in arrays that are kept from one picture to the next. */
final class ImagePipelineKernel implements Kernel {
  private static final int LEVELS = 256;

  private final Shrinking shrinking;
  private final byte[][] pictures;
  /** Half as wide and high. */
  private final byte[] thumbnail;
  private final int[] histogram = new int[LEVELS];
  private final byte[] levels = new byte[LEVELS];
  private int next;

  /** Reads all pictures. */
  ImagePipelineKernel(InputReader in, Shrinking.Arm arm) throws IOException {
    int width = in.u32();
    int height = in.u32();
    in.expect(3L * width * height * in.items());
    pictures = new byte[in.items()][];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = in.bytes(3 * width * height);
    }
    shrinking = arm.of(width, height);
    thumbnail = new byte[width / 2 * (height / 2)];
  }

  @Override
  public int items() {
    return pictures.length;
  }

  @Override
  public long step() {
    Arrays.fill(histogram, 0);
    shrinking.shrink(pictures[next], thumbnail, histogram);
    equalise();
    next = next + 1 == pictures.length ? 0 : next + 1;
    long sum = 0;
    for (byte pixel : thumbnail) {
      sum += pixel & 0xff;
    }
    return sum;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < pictures.length; i++) {
      step();
      hash.bytes(thumbnail);
      for (int count : histogram) {
        hash.u32(count);
      }
    }
    return hash.value();
  }

  /** Spreads the levels so that their running total grows evenly. */
  private void equalise() {
    int first = 0;
    while (histogram[first] == 0) {
      first++;
    }
    int lowest = histogram[first];
    int range = Math.max(1, thumbnail.length - lowest);
    int total = 0;
    for (int level = first; level < LEVELS; level++) {
      total += histogram[level];
      levels[level] = (byte) ((total - lowest) * 255 / range);
    }
    for (int i = 0; i < thumbnail.length; i++) {
      thumbnail[i] = levels[thumbnail[i] & 0xff];
    }
  }
}
