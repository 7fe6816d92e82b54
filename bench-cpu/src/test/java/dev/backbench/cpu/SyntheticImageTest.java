package dev.backbench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.SplitMix64;
import org.junit.jupiter.api.Test;

final class SyntheticImageTest {
  /**
   * Seed 42 begins with bdd732262feb6e95: its lowest bytes are 95, 6e, eb, of which the low five bits are 21, 14, 11. The
   * second is 28efe333b266f103: 3, 17, 6; at x = 1 of 2 the gradients add 127, 0 and 1 * 255 / 3 = 85.
   */
  @Test
  void addsNoiseToGradients() {
    assertThat(SyntheticImage.rgb(new SplitMix64(42), 2, 1)).containsExactly(21, 14, 11, (byte) 130, 17, 91);
  }

  /** 99 * 255 / 100 = 252; the noise of most pixels would carry it beyond 255. */
  @Test
  void saturates() {
    byte[] pixels = SyntheticImage.rgb(new SplitMix64(42), 100, 100);
    int saturated = 0;
    for (int y = 0; y < 100; y++) {
      int red = pixels[3 * (100 * y + 99)] & 0xff;
      assertThat(red).isBetween(252, 255);
      saturated += red == 255 ? 1 : 0;
    }
    assertThat(saturated).isGreaterThan(50);
  }

  /** White stays white, because 77 + 150 + 29 = 256; pure blue is 29 * 255 / 256 = 28.9. */
  @Test
  void weighsColours() {
    assertThat(SyntheticImage.luma(new byte[]{-1, -1, -1, 0, 0, -1})).containsExactly(-1, 28);
  }
}
