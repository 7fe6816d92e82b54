package dev.backbench.cpu.frameparallel;

import dev.backbench.contract.Fnv1a64;
import dev.backbench.contract.Kernel;
import dev.backbench.cpu.InputReader;
import java.io.IOException;

/** Encodes block rows: eight lines of pixels at a time, block by block from the left. */
final class FrameParallelKernel implements Kernel {
  private final int width;
  private final int rowsPerFrame;
  private final byte[][] rows;
  private final Block block = new Block();
  /** Of the last row. */
  private final short[] coefficients;
  private int symbols;
  private int next;

  /** Reads all frames. */
  FrameParallelKernel(InputReader in) throws IOException {
    width = in.u32();
    rowsPerFrame = in.u32() / Block.SIDE;
    in.expect((long) Block.SIDE * width * in.items());
    rows = new byte[in.items()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = in.bytes(Block.SIDE * width);
    }
    coefficients = new short[Block.SIDE * width];
  }

  @Override
  public int items() {
    return rows.length;
  }

  @Override
  public long step() {
    encode(rows[next]);
    next = next + 1 == rows.length ? 0 : next + 1;
    long sum = 0;
    for (short coefficient : coefficients) {
      sum += coefficient;
    }
    return ((long) symbols << 32) + sum;
  }

  @Override
  public long checksum() {
    next = 0;
    Fnv1a64 hash = new Fnv1a64();
    for (int first = 0; first < rows.length; first += rowsPerFrame) {
      Fnv1a64 frame = new Fnv1a64();
      long total = 0;
      for (int i = first; i < first + rowsPerFrame; i++) {
        encode(rows[i]);
        total += symbols;
        for (short coefficient : coefficients) {
          frame.u16(coefficient);
        }
      }
      hash.u64(frame.value()).u64(total);
    }
    return hash.value();
  }

  private void encode(byte[] row) {
    symbols = 0;
    int to = 0;
    for (int x = 0; x < width; x += Block.SIDE) {
      block.read(row, x, width);
      block.transform();
      block.quantise(coefficients, to);
      symbols += Block.symbols(coefficients, to);
      to += Block.PIXELS;
    }
  }
}
