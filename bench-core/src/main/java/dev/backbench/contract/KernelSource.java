package dev.backbench.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a workload's inputs and loads them into the Java kernel, which is also the reference that the other languages
 * are held against. Has a public constructor without parameters.
 */
public interface KernelSource {
  /**
   * Writes the input of that size: the same bytes on every call and every machine.
   *
   * @param parameters the cell's parameters that shape the input, by name
   * @param out left open
   * @throws IOException when {@code out} fails
   * @throws IllegalArgumentException for a parameter value that the workload does not know
   */
  void write(InputSize size, Map<String, String> parameters, OutputStream out) throws IOException;

  /**
   * Loads an input.
   *
   * @throws IOException when the file is missing, truncated or not of this workload, with what was expected
   */
  Kernel load(Path file) throws IOException;
}
