package dev.backbench.run;

/** The run was asked to stop; what was not complete does not count. */
final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped", null, false, false);
  }
}
