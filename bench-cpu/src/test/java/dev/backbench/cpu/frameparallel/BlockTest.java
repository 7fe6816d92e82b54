package dev.backbench.cpu.frameparallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BlockTest {
  private final Block block = new Block();
  private final byte[] pixels = new byte[Block.PIXELS];
  private final short[] coefficients = new short[Block.PIXELS];

  /**
   * A.3.3 of ITU-T T.81 in doubles, times eight. Both passes round to an integer, the first one with two bits more, and the
   * constants have 13 bits: 1.5 is far above what these errors add up to, and far below a wrong sign or place.
   */
  @Test
  void followsTheStandardsFormula() {
    SplitMix64 random = new SplitMix64(1);
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < Block.PIXELS; i++) {
        pixels[i] = (byte) random.below(256);
      }
      block.read(pixels, 0, Block.SIDE);
      block.transform();
      for (int v = 0; v < Block.SIDE; v++) {
        for (int u = 0; u < Block.SIDE; u++) {
          assertThat((double) block.value(v, u)).isCloseTo(8 * formula(v, u), within(1.5));
        }
      }
    }
  }

  /** Ends of the range: 64 x 127 and 64 x -128 for flat blocks, nothing elsewhere. */
  @Test
  void aFlatBlockHasItsMeanAlone() {
    assertThat(first(255)).isEqualTo(8_128);
    assertThat(first(0)).isEqualTo(-8_192);
    assertThat(first(128)).isZero();
  }

  /** The first quantum is 16, times eight: 64 is just a half of 128. */
  @Test
  void roundsHalvesAwayFromZero() {
    first(129);
    block.quantise(coefficients, 0);
    assertThat(coefficients[0]).isEqualTo((short) 1);
    first(127);
    block.quantise(coefficients, 0);
    assertThat(coefficients[0]).isEqualTo((short) -1);
  }

  /** Columns that differ and rows that do not: the standard's first row, which its zigzag meets at 0 1 5 6 14 15 27 28. */
  @Test
  void writesInZigzagOrder() {
    for (int i = 0; i < Block.PIXELS; i++) {
      pixels[i] = (byte) (i % Block.SIDE < 3 ? 255 : 0);
    }
    block.read(pixels, 0, Block.SIDE);
    block.transform();
    short[] into = new short[2 * Block.PIXELS];
    block.quantise(into, Block.PIXELS);
    for (int i = 0; i < Block.PIXELS; i++) {
      assertThat(into[i]).as("before").isZero();
      boolean firstRow = i <= 1 || i == 5 || i == 6 || i == 14 || i == 15 || i == 27 || i == 28;
      if (!firstRow) {
        assertThat(into[Block.PIXELS + i]).as("place %d", i).isZero();
      }
    }
    // Over the three bright columns cos((2x + 1) u pi / 16) adds up to 2.37 for u = 1 and to 0.92 for u = 2, places 1 and 5.
    assertThat(into[Block.PIXELS + 1]).isNotZero();
    assertThat(into[Block.PIXELS + 5]).isNotZero();
  }

  @Test
  void countsRunsOfZeros() {
    assertThat(symbols()).as("the first one and an end").isEqualTo(2);
    assertThat(symbols(16)).as("15 zeros, a value, an end").isEqualTo(3);
    assertThat(symbols(17)).as("16 zeros, a value, an end").isEqualTo(4);
    assertThat(symbols(63)).as("62 zeros are three times 16 and 14 before the value; no end").isEqualTo(5);
    assertThat(symbols(1, 63)).as("61 zeros are three times 16 and 13").isEqualTo(6);
  }

  private static int symbols(int... places) {
    short[] values = new short[Block.PIXELS];
    for (int place : places) {
      values[place] = -7;
    }
    return Block.symbols(values, 0);
  }

  /** The first coefficient of a block of that brightness, after a look at the others. */
  private int first(int brightness) {
    Arrays.fill(pixels, (byte) brightness);
    block.read(pixels, 0, Block.SIDE);
    block.transform();
    for (int i = 1; i < Block.PIXELS; i++) {
      assertThat(block.value(i / Block.SIDE, i % Block.SIDE)).isZero();
    }
    return block.value(0, 0);
  }

  private double formula(int v, int u) {
    double sum = 0;
    for (int y = 0; y < Block.SIDE; y++) {
      for (int x = 0; x < Block.SIDE; x++) {
        sum += ((pixels[y * Block.SIDE + x] & 0xff) - 128) * Math.cos((2 * x + 1) * u * Math.PI / 16)
            * Math.cos((2 * y + 1) * v * Math.PI / 16);
      }
    }
    return sum / 4 * (u == 0 ? Math.sqrt(0.5) : 1) * (v == 0 ? Math.sqrt(0.5) : 1);
  }
}
