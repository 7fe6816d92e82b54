package dev.backbench.cpu.imagepipeline;

import dev.backbench.contract.InputSize;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.KernelSource;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputReader;
import dev.backbench.cpu.InputWriter;
import dev.backbench.cpu.SyntheticImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Pictures: after the beginning of every input u32 width and u32 height, both even; then the pixels of all pictures, three
 * bytes each.
 */
public final class ImagePipelineSource implements KernelSource {
  static final String MAGIC = "BBIP";
  private static final String WORKLOAD = "image-pipeline";
  private static final long SEED = 1;
  /** Not a square, so that exchanged sides would show. */
  private static final int WIDTH = 320;
  private static final int HEIGHT = 192;

  /** Ready. */
  public ImagePipelineSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    int pictures = switch (size) {
      case VERIFY -> 3;
      case S -> 10;
      case M -> 100;
      case L -> 400;
    };
    InputWriter writer = new InputWriter(out, MAGIC, pictures).u32(WIDTH).u32(HEIGHT);
    SplitMix64 random = SplitMix64.stream(WORKLOAD, "pictures", SEED);
    for (int i = 0; i < pictures; i++) {
      writer.bytes(SyntheticImage.rgb(random, WIDTH, HEIGHT));
    }
    writer.flush();
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return load(file, LoopShrinking::new);
  }

  static Kernel load(Path file, Shrinking.Arm arm) throws IOException {
    return new ImagePipelineKernel(new InputReader(file, MAGIC), arm);
  }
}
