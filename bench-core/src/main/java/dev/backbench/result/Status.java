package dev.backbench.result;

/** What became of a cell or of a fork. Only {@link #OK} reaches rankings, claims and the gate. */
public enum Status {
  /** Measured, verified, and nothing disturbed it. */
  OK,
  /** Verified, but the machine was noisy; shown, and kept out of rankings, claims and gate. */
  SUSPECT,
  /** Wrong work, wrong arithmetic, or fewer forks than planned. */
  INVALID,
  /** It ended without a result: an exception, an exit, a crash. */
  FAILED,
  /** It missed a deadline and was killed. */
  TIMEOUT,
  /** Not measured, on purpose, for the reason given. */
  SKIPPED,
  /** The run was stopped before it was complete. */
  INTERRUPTED
}
