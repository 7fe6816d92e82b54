package dev.backbench.cpu.imagepipeline;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * By the Vector API, in vectors of the machine's own length and of 16-bit numbers, which hold all that occurs: 255 at first,
 * at most 16 times that when smoothed. What needs the three bytes of a pixel apart stays a loop.
 */
final class VectorShrinking implements Shrinking {
  private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final int width;
  private final int height;
  /** Brightness, then its rows smoothed, then both directions; one element per pixel. */
  private final short[] luma;
  private final short[] rows;
  private final short[] smooth;
  /** One row of the thumbnail. */
  private final int[] levels;

  VectorShrinking(int width, int height) {
    this.width = width;
    this.height = height;
    luma = new short[width * height];
    rows = new short[width * height];
    smooth = new short[width * height];
    levels = new int[width / 2];
  }

  @Override
  public void shrink(byte[] rgb, byte[] thumbnail, int[] histogram) {
    brighten(rgb);
    for (int from = 0; from < luma.length; from += width) {
      smoothRow(from);
    }
    for (int y = 0; y < height; y++) {
      smoothColumns(Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width);
    }
    for (int from = 0, to = 0; from < smooth.length; from += 2 * width, to += levels.length) {
      halve(from);
      for (int x = 0; x < levels.length; x++) {
        thumbnail[to + x] = (byte) levels[x];
        histogram[levels[x]]++;
      }
    }
  }

  private void brighten(byte[] rgb) {
    for (int i = 0, from = 0; i < luma.length; i++, from += 3) {
      luma[i] = (short) ((77 * (rgb[from] & 0xff) + 150 * (rgb[from + 1] & 0xff) + 29 * (rgb[from + 2] & 0xff)) >> 8);
    }
  }

  /** 1 2 1 along a row; beyond an edge the pixel at the edge counts again. */
  private void smoothRow(int from) {
    int last = from + width - 1;
    rows[from] = (short) (3 * luma[from] + luma[from + 1]);
    int x = from + 1;
    for (; x + LANES <= last; x += LANES) {
      sum(luma, x - 1, x, x + 1).intoArray(rows, x);
    }
    for (; x < last; x++) {
      rows[x] = (short) (luma[x - 1] + 2 * luma[x] + luma[x + 1]);
    }
    rows[last] = (short) (luma[last - 1] + 3 * luma[last]);
  }

  /** 1 2 1 along the columns of a row, then a sixteenth of it all. */
  private void smoothColumns(int above, int here, int below) {
    int x = 0;
    for (; x < SPECIES.loopBound(width); x += LANES) {
      sum(rows, above + x, here + x, below + x).lanewise(VectorOperators.LSHR, 4).intoArray(smooth, here + x);
    }
    for (; x < width; x++) {
      smooth[here + x] = (short) ((rows[above + x] + 2 * rows[here + x] + rows[below + x]) >> 4);
    }
  }

  private static ShortVector sum(short[] values, int before, int at, int after) {
    ShortVector middle = ShortVector.fromArray(SPECIES, values, at);
    return ShortVector.fromArray(SPECIES, values, before).add(middle).add(middle)
        .add(ShortVector.fromArray(SPECIES, values, after));
  }

  /** The rounded means of four pixels of two rows; neighbours are the halves of an {@code int}. */
  private void halve(int from) {
    int x = 0;
    for (; x < SPECIES.loopBound(width); x += LANES) {
      IntVector pairs = ShortVector.fromArray(SPECIES, smooth, from + x)
          .add(ShortVector.fromArray(SPECIES, smooth, from + width + x)).reinterpretAsInts();
      pairs.and(0xffff).add(pairs.lanewise(VectorOperators.LSHR, 16)).add(2).lanewise(VectorOperators.LSHR, 2)
          .intoArray(levels, x / 2);
    }
    for (; x < width; x += 2) {
      int at = from + x;
      levels[x / 2] = (smooth[at] + smooth[at + 1] + smooth[at + width] + smooth[at + width + 1] + 2) >> 2;
    }
  }
}
