package dev.backbench.run;

import dev.backbench.plan.PlannedCell;
import java.util.Optional;

/** Where kernels' inputs come from. */
@FunctionalInterface
public interface Inputs {
  /**
   * The files of a cell, made now or earlier; empty for a workload without input.
   *
   * @throws ForkFailure when they cannot be made, or the reference contradicts the committed checksum
   */
  Optional<InputFiles> of(PlannedCell cell) throws ForkFailure;
}
