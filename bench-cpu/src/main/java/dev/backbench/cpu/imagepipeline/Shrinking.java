package dev.backbench.cpu.imagepipeline;

/** The first three stages, of pictures of one size, in arrays that are kept from one picture to the next. */
interface Shrinking {
  /**
   * Makes a picture grey, smooths it, and halves it.
   *
   * @param rgb three bytes a pixel, row by row
   * @param thumbnail takes a byte for each pixel, half as wide and high
   * @param histogram all zero; takes how many of those pixels have which of 256 levels
   */
  void shrink(byte[] rgb, byte[] thumbnail, int[] histogram);

  /** An arm. */
  @FunctionalInterface
  interface Arm {
    /** For pictures of that size, both even. */
    Shrinking of(int width, int height);
  }
}
