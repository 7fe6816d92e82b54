package dev.backbench.cpu;

import dev.backbench.contract.SplitMix64;

/**
 * Pictures for kernels: gradients from left to right (red), top to bottom (green) and corner to corner (blue), with noise of 0
 * to 31 on each, saturated at 255. Their histograms are broad and their blocks have both flat and busy parts.
 */
public final class SyntheticImage {
  private static final int NOISE = 31;

  private SyntheticImage() {}

  /** Three bytes per pixel, red, green and blue, row by row. Takes one number per pixel. */
  public static byte[] rgb(SplitMix64 random, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    int i = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        long noise = random.nextLong();
        pixels[i++] = saturated(x * 255 / width, noise);
        pixels[i++] = saturated(y * 255 / height, noise >>> 8);
        pixels[i++] = saturated((x + y) * 255 / (width + height), noise >>> 16);
      }
    }
    return pixels;
  }

  /** Brightness in 0..255 of each pixel of such a picture: {@code (77 R + 150 G + 29 B) >> 8}. */
  public static byte[] luma(byte[] rgb) {
    byte[] luma = new byte[rgb.length / 3];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) ((77 * (rgb[3 * i] & 0xff) + 150 * (rgb[3 * i + 1] & 0xff) + 29 * (rgb[3 * i + 2] & 0xff)) >> 8);
    }
    return luma;
  }

  private static byte saturated(int gradient, long noise) {
    return (byte) Math.min(255, gradient + (int) (noise & NOISE));
  }
}
