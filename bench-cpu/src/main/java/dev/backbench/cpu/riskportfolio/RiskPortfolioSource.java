package dev.backbench.cpu.riskportfolio;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * A portfolio and the seeds of its paths.
 *
 * <p>After the beginning of every input: u32 assets, u32 steps of a path; then the assets {u32 spot price, u32 volatility
 * and i32 drift per year, all in thousandths, i32 position}; then a u64 seed for each path.
 */
public final class RiskPortfolioSource implements KernelSource {
  static final String MAGIC = "BBRP";
  private static final String WORKLOAD = "risk-portfolio";
  private static final long SEED = 1;
  private static final int ASSETS = 50;
  private static final int STEPS = 16;

  /** Ready. */
  public RiskPortfolioSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int paths = switch (size) {
      case VERIFY, S -> 100;
      case M -> 10_000;
      case L -> 100_000;
    };
    InputWriter writer = new InputWriter(out, MAGIC, paths).u32(ASSETS).u32(STEPS);
    SplitMix64 assets = SplitMix64.stream(WORKLOAD, "assets", SEED);
    for (int i = 0; i < ASSETS; i++) {
      writer.u32(5_000 + assets.below(495_001)).u32(100 + assets.below(501)).u32(assets.below(301) - 100)
          .u32(assets.below(3_001) - 1_000);
    }
    SplitMix64 seeds = SplitMix64.stream(WORKLOAD, "paths", SEED);
    for (int i = 0; i < paths; i++) {
      writer.u64(seeds.nextLong());
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new RiskPortfolioKernel(new InputReader(file, MAGIC));
  }
}
