package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

/**
 * The input of a kernel workload.
 *
 * @param source fully qualified name of the {@link KernelSource} in the suite's jar
 * @param size what cells are measured on by default
 * @param quick what the smoke and quick profiles measure on
 * @param verifyChecksum the checksum that the verify input yields at default parameters in every language,
 *     as an unsigned 64-bit number; committed, so that a drift of the generator or of the reference shows
 */
public record KernelInput(String source, InputSize size, InputSize quick, long verifyChecksum) {
  /** Refuses nulls. */
  public KernelInput {
    requireNonNull(source, "source");
    requireNonNull(size, "size");
    requireNonNull(quick, "quick");
  }
}
