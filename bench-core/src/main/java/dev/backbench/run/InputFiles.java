package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A kernel's generated inputs.
 *
 * @param verify the verify input
 * @param verifyChecksum what {@code Kernel.checksum()} yields on it, from the reference
 * @param measured the input that slices cycle through
 * @param sums the reference's running sums over {@code measured}
 */
public record InputFiles(Path verify, long verifyChecksum, Path measured, RunningSums sums) {
  /** Refuses nulls. */
  public InputFiles {
    requireNonNull(verify, "verify");
    requireNonNull(measured, "measured");
    requireNonNull(sums, "sums");
  }
}
