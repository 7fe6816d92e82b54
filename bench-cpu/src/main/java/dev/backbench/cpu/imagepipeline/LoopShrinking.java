package dev.backbench.cpu.imagepipeline;

/** In plain loops, of which the compiler may make vector instructions. */
final class LoopShrinking implements Shrinking {
  private final int width;
  private final int height;
  /** Brightness, then its rows smoothed, then both directions; one element per pixel. */
  private final int[] luma;
  private final int[] rows;
  private final int[] smooth;

  LoopShrinking(int width, int height) {
    this.width = width;
    this.height = height;
    luma = new int[width * height];
    rows = new int[width * height];
    smooth = new int[width * height];
  }

  @Override
  public void shrink(byte[] rgb, byte[] thumbnail, int[] histogram) {
    brighten(rgb);
    smoothRows();
    smoothColumns();
    halve(thumbnail, histogram);
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
  private void halve(byte[] thumbnail, int[] histogram) {
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
}
