package dev.backbench.cpu.imagepipeline;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;
import java.util.Arrays;

/** Makes thumbnails, stage by stage, in arrays that are kept from one picture to the next. */
final class ImagePipelineKernel implements Kernel {
  private static final int LEVELS = 256;

  private final int width;
  private final int height;
  private final byte[][] pictures;
  /** Brightness, then its rows smoothed, then both directions; one element per pixel. */
  private final int[] luma;
  private final int[] rows;
  private final int[] smooth;
  /** Half as wide and high. */
  private final byte[] thumbnail;
  private final int[] histogram = new int[LEVELS];
  private final byte[] levels = new byte[LEVELS];
  private int next;

  /** Reads all pictures. */
  ImagePipelineKernel(InputReader in) throws IOException {
    width = in.u32();
    height = in.u32();
    in.expect(3L * width * height * in.items());
    pictures = new byte[in.items()][];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = in.bytes(3 * width * height);
    }
    luma = new int[width * height];
    rows = new int[width * height];
    smooth = new int[width * height];
    thumbnail = new byte[width / 2 * (height / 2)];
  }

  @Override
  public int items() {
    return pictures.length;
  }

  @Override
  public long step() {
    brighten(pictures[next]);
    smoothRows();
    smoothColumns();
    halve();
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

  private void brighten(byte[] rgb) {
    for (int i = 0, from = 0; i < luma.length; i++, from += 3) {
      luma[i] = (77 * (rgb[from] & 0xff) + 150 * (rgb[from + 1] & 0xff) + 29 * (rgb[from + 2] & 0xff)) >> 8;
    }
  }

  /** 1 2 1 along each row; beyond an edge the pixel at the edge counts again. */
  private void smoothRows() {
    int last = width - 1;
    for (int from = 0; from < luma.length; from += width) {
      rows[from] = 3 * luma[from] + luma[from + 1];
      for (int x = from + 1; x < from + last; x++) {
        rows[x] = luma[x - 1] + 2 * luma[x] + luma[x + 1];
      }
      rows[from + last] = luma[from + last - 1] + 3 * luma[from + last];
    }
  }

  /** 1 2 1 along each column, then a sixteenth of it all. */
  private void smoothColumns() {
    for (int y = 0; y < height; y++) {
      int here = y * width;
      int above = Math.max(0, y - 1) * width;
      int below = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        smooth[here + x] = (rows[above + x] + 2 * rows[here + x] + rows[below + x]) >> 4;
      }
    }
  }

  /** Each pixel the rounded mean of four; counts them by level on the way. */
  private void halve() {
    Arrays.fill(histogram, 0);
    int to = 0;
    for (int y = 0; y < height; y += 2) {
      int from = y * width;
      for (int x = from; x < from + width; x += 2) {
        int level = (smooth[x] + smooth[x + 1] + smooth[x + width] + smooth[x + width + 1] + 2) >> 2;
        thumbnail[to++] = (byte) level;
        histogram[level]++;
      }
    }
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
