package dev.backbench.cpu.frameparallel;

/**
 * Eight times eight pixels on their way to quantised coefficients.
 *
 * <p>The transform is the one of Loeffler, Ligtenberg and Moschytz, "Practical fast 1-D DCT algorithms with 11
 * multiplications", ICASSP 1989, in integers with 13 fractional bits; its results are eight times those of ITU-T T.81, section
 * A.3.3.
 */
final class Block {
  /** Pixels of a side. */
  static final int SIDE = 8;
  /** Pixels of all. */
  static final int PIXELS = SIDE * SIDE;

  private static final int FRACTION_BITS = 13;
  /** Two bits more than needed are kept between the passes, and a factor of eight is taken out behind the second one. */
  private static final int ROW_SHIFT = FRACTION_BITS - 2;
  private static final int COLUMN_SHIFT = FRACTION_BITS + 2;
  /** What 128 less in each pixel, as the standard has it, takes from the first coefficient: 64 x 128. */
  private static final int LEVEL = 8_192;
  /** ITU-T T.81, table K.1: quality 50, brightness. */
  private static final int[] QUANTA = {
      16, 11, 10, 16, 24, 40, 51, 61,
      12, 12, 14, 19, 26, 58, 60, 55,
      14, 13, 16, 24, 40, 57, 69, 56,
      14, 17, 22, 29, 51, 87, 80, 62,
      18, 22, 37, 56, 68, 109, 103, 77,
      24, 35, 55, 64, 81, 104, 113, 92,
      49, 64, 78, 87, 103, 121, 120, 101,
      72, 92, 95, 98, 112, 100, 103, 99};
  /** ITU-T T.81, figure A.6: where the coefficients stand, in the order in which they are written. */
  private static final int[] ZIGZAG = {
      0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
      12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
      35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
      58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};
  private static final int LONGEST_RUN = 16;

  private final int[] values = new int[PIXELS];

  /** Reads pixels of 0 to 255. */
  void read(byte[] pixels, int from, int width) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        values[y * SIDE + x] = pixels[from + y * width + x] & 0xff;
      }
    }
  }

  /** Pixels to coefficients, eight times as large as the standard's. */
  void transform() {
    for (int row = 0; row < PIXELS; row += SIDE) {
      transform(row, 1, ROW_SHIFT);
    }
    for (int column = 0; column < SIDE; column++) {
      transform(column, SIDE, COLUMN_SHIFT);
    }
    values[0] -= LEVEL;
  }

  /** A coefficient after {@link #transform}. */
  int value(int vertical, int horizontal) {
    return values[vertical * SIDE + horizontal];
  }

  /** Divides, rounding halves away from zero, and writes {@link #PIXELS} coefficients in zigzag order. */
  void quantise(short[] to, int from) {
    for (int i = 0; i < PIXELS; i++) {
      int value = values[ZIGZAG[i]];
      int divisor = QUANTA[ZIGZAG[i]] * SIDE;
      int magnitude = (Math.abs(value) + divisor / 2) / divisor;
      to[from + i] = (short) (value < 0 ? -magnitude : magnitude);
    }
  }

  /**
   * Symbols of the run-length code of {@link #PIXELS} coefficients: the first one; then one for each that is not zero, with up
   * to 15 zeros before it, and one for each 16 zeros more; one for an end of zeros (ITU-T T.81, section F.1.2.2).
   */
  static int symbols(short[] coefficients, int from) {
    int symbols = 1;
    int run = 0;
    for (int i = from + 1; i < from + PIXELS; i++) {
      if (coefficients[i] == 0) {
        run++;
      } else {
        symbols += 1 + run / LONGEST_RUN;
        run = 0;
      }
    }
    return run == 0 ? symbols : symbols + 1;
  }

  /** Eight values that far apart. */
  private void transform(int first, int step, int shift) {
    int[] v = values;
    int i1 = first + step;
    int i2 = i1 + step;
    int i3 = i2 + step;
    int i4 = i3 + step;
    int i5 = i4 + step;
    int i6 = i5 + step;
    int i7 = i6 + step;
    int half = 1 << (shift - 1);

    int outer = v[first] + v[i7];
    int second = v[i1] + v[i6];
    int third = v[i2] + v[i5];
    int inner = v[i3] + v[i4];
    int a = v[i3] - v[i4];
    int b = v[i2] - v[i5];
    int c = v[i1] - v[i6];
    int d = v[first] - v[i7];

    v[first] = (((outer + inner + second + third) << FRACTION_BITS) + half) >> shift;
    v[i4] = (((outer + inner - second - third) << FRACTION_BITS) + half) >> shift;
    int turn = (outer - inner + second - third) * 4433 + half;
    v[i2] = (turn + (outer - inner) * 6270) >> shift;
    v[i6] = (turn - (second - third) * 15137) >> shift;

    int all = (a + b + c + d) * 9633 + half;
    int ac = all - (a + c) * 16069;
    int bd = all - (b + d) * 3196;
    int ad = (a + d) * 7373;
    int bc = (b + c) * 20995;
    v[i7] = (a * 2446 - ad + ac) >> shift;
    v[i5] = (b * 16819 - bc + bd) >> shift;
    v[i3] = (c * 25172 - bc + ac) >> shift;
    v[i1] = (d * 12299 - ad + bd) >> shift;
  }
}
