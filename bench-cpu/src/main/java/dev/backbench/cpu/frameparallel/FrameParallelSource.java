package dev.backbench.cpu.frameparallel;

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
 * Frames of brightness: after the beginning of every input, which counts block rows, u32 width and u32 height, multiples of
 * eight; then the frames, one byte a pixel.
 */
public final class FrameParallelSource implements KernelSource {
  static final String MAGIC = "BBFP";
  private static final String WORKLOAD = "frame-parallel";
  private static final long SEED = 1;

  /** Ready. */
  public FrameParallelSource() {}

  @Override
  public void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException {
    switch (size) {
      case VERIFY -> frames(2, 160, 64, out);
      case S -> frames(2, 640, 360, out);
      case M -> frames(60, 640, 360, out);
      case L -> frames(300, 640, 360, out);
    }
  }

  @Override
  public Kernel load(Path file) throws IOException {
    return new FrameParallelKernel(new InputReader(file, MAGIC));
  }

  private static void frames(int frames, int width, int height, OutputStream out) throws IOException {
    InputWriter writer = new InputWriter(out, MAGIC, frames * height / Block.SIDE).u32(width).u32(height);
    for (int frame = 0; frame < frames; frame++) {
      SplitMix64 random = SplitMix64.stream(WORKLOAD, "frame-" + frame, SEED);
      writer.bytes(SyntheticImage.luma(SyntheticImage.rgb(random, width, height)));
    }
    writer.flush();
  }
}
