package dev.backbench.cpu.imagepipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.contract.SplitMix64;
import dev.backbench.cpu.InputWriter;
import dev.backbench.cpu.SyntheticImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grey pictures: their brightness is their grey, because 77 + 150 + 29 = 256. */
final class ImagePipelineKernelTest {
  @TempDir
  private Path directory;

  /**
   * A row 0 0 160 160 becomes 0 160 480 640 by weights 1 2 1; two equal rows and the edge make it four times that, of which a
   * sixteenth is 0 40 120 160. Means of four: (2 * 40 + 2) / 4 = 20 and (2 * 280 + 2) / 4 = 140, one pixel each: the darker
   * becomes 0, the lighter 255.
   */
  @Test
  void smoothsHalvesAndEqualises() throws IOException {
    Kernel kernel = kernel(4, 2, 0, 0, 160, 160, 0, 0, 160, 160);
    assertThat(kernel.checksum()).isEqualTo(output(new int[]{0, 255}, 20, 140));
    assertThat(kernel.step()).isEqualTo(255);
  }

  @Test
  void treatsColumnsAsRows() throws IOException {
    assertThat(kernel(2, 4, 0, 0, 0, 0, 160, 160, 160, 160).checksum())
        .isEqualTo(output(new int[]{0, 255}, 20, 140));
  }

  /** Away from the edge 0 and 160 stay: four levels of one pixel, at 0, 1, 2 and 3 thirds of 255. */
  @Test
  void spreadsLevelsEvenly() throws IOException {
    Kernel kernel = kernel(8, 2, 0, 0, 0, 0, 160, 160, 160, 160, 0, 0, 0, 0, 160, 160, 160, 160);
    assertThat(kernel.checksum()).isEqualTo(output(new int[]{0, 85, 170, 255}, 0, 20, 140, 160));
  }

  /** One level holds all pixels: there is nothing to spread, and nothing to divide by. */
  @Test
  void aFlatPictureIsBlack() throws IOException {
    assertThat(kernel(2, 2, 100, 100, 100, 100).checksum()).isEqualTo(output(new int[]{0}, 100));
  }

  /** Narrower than a vector, as wide as several, and neither; 2, 4 and 8 are in the tests above. */
  @ParameterizedTest
  @ValueSource(ints = {2, 30, 64, 66, 130})
  void vectorsMakeWhatLoopsMake(int width) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, ImagePipelineSource.MAGIC, 2).u32(width).u32(6);
    SplitMix64 random = new SplitMix64(width);
    for (int i = 0; i < 2; i++) {
      writer.bytes(SyntheticImage.rgb(random, width, 6));
    }
    writer.flush();
    Path file = Files.write(directory.resolve("pictures.bin"), out.toByteArray());
    Kernel loops = new ImagePipelineSource().load(file);
    Kernel vectors = ImagePipelineSource.load(file, VectorShrinking::new);
    assertThat(vectors.checksum()).isEqualTo(loops.checksum());
    assertThat(vectors.step()).isEqualTo(loops.step());
  }

  /** The thumbnail's pixels, then how many had which level before they were spread. */
  private static long output(int[] pixels, int... seen) {
    Fnv1a64 hash = new Fnv1a64();
    for (int pixel : pixels) {
      hash.u8(pixel);
    }
    int[] histogram = new int[256];
    for (int level : seen) {
      histogram[level]++;
    }
    for (int count : histogram) {
      hash.u32(count);
    }
    return hash.value();
  }

  private Kernel kernel(int width, int height, int... greys) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputWriter writer = new InputWriter(out, ImagePipelineSource.MAGIC, 1).u32(width).u32(height);
    for (int grey : greys) {
      writer.u8(grey).u8(grey).u8(grey);
    }
    writer.flush();
    return new ImagePipelineSource().load(Files.write(directory.resolve("picture.bin"), out.toByteArray()));
  }
}
