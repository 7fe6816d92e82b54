package dev.backbench.cpu.riskportfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RiskPortfolioKernelTest {
  /** 252 a year is 1 a day, because 252 * (1 / 252) is exactly 1 in doubles: the price doubles with each step. */
  private static final int DOUBLING = 252_000;

  @TempDir
  private Path directory;

  /** 1,000.00 doubles twice to 4,000.00; three of it gain 9,000.00. */
  @Test
  void growsByDriftAlone() throws IOException {
    assertThat(kernel(2, 1, new Asset(1_000_000, 0, DOUBLING, 3)).step()).isEqualTo(900_000);
  }

  /** 3 x 3,000 - 2 x 500 x 3 = 6,000. */
  @Test
  void aShortPositionLosesWhatThePriceGains() throws IOException {
    assertThat(kernel(2, 1, new Asset(1_000_000, 0, DOUBLING, 3), new Asset(500_000, 0, DOUBLING, -2)).step())
        .isEqualTo(600_000);
  }

  /** 0.005 gained is half a cent. */
  @Test
  void halfACentCountsUpwards() throws IOException {
    assertThat(kernel(1, 1, new Asset(5, 0, DOUBLING, 1)).step()).isEqualTo(1);
    assertThat(kernel(1, 1, new Asset(5, 0, DOUBLING, -1)).step()).isZero();
  }

  /** The market's numbers are drawn first, then each asset's own: here m, a, b. */
  @Test
  void assetsShareTheMarketsNumber() throws IOException {
    SplitMix64 random = new SplitMix64(7);
    double m = random.gauss();
    double a = random.gauss();
    double b = random.gauss();
    double day = Math.sqrt(1.0 / 252.0);
    double gain = 10 * 100 * 0.2 * day * (Math.sqrt(0.3) * m + Math.sqrt(0.7) * a)
        + 5 * 300 * 0.4 * day * (Math.sqrt(0.3) * m + Math.sqrt(0.7) * b);
    long cents = kernel(1, 1, new Asset(100_000, 200, 0, 10), new Asset(300_000, 400, 0, 5)).step();
    assertThat(cents / 100.0).isCloseTo(gain, within(0.006)).isNotZero();
  }

  /** Of 200 paths the worst two are 1 %, the eleventh worst is the first behind 5 %. */
  @Test
  void checksumHoldsAllPathsAndTheWorst() throws IOException {
    Kernel kernel = kernel(4, 200, new Asset(100_000, 300, 50, 10));
    long[] cents = new long[200];
    Fnv1a64 hash = new Fnv1a64();
    for (int i = 0; i < cents.length; i++) {
      cents[i] = kernel.step();
      hash.u64(cents[i]);
    }
    long sum = Arrays.stream(cents).sum();
    Arrays.sort(cents);
    assertThat(cents[0]).as("the worst path").isLessThan(cents[10]).isNegative();
    hash.u64(cents[0]).u64(cents[1]).u64(-cents[10]).u64(-cents[2]).u64(sum);
    assertThat(kernel.checksum()).isEqualTo(hash.value());
  }

  private Kernel kernel(int steps, int paths, Asset... assets) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, RiskPortfolioSource.MAGIC, paths).u32(assets.length).u32(steps);
    for (Asset asset : List.of(assets)) {
      writer.u32(asset.spot).u32(asset.volatility).u32(asset.drift).u32(asset.position);
    }
    for (int i = 0; i < paths; i++) {
      writer.u64(7L + i);
    }
    writer.flush();
    return new RiskPortfolioSource().load(Files.write(directory.resolve("paths.bin"), out.toByteArray()));
  }

  /** As in the file: thousandths, and pieces. */
  private record Asset(int spot, int volatility, int drift, int position) {}
}
