package dev.backbench.run;

/** The run was asked to stop; what was not complete does not count. */
public final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is no error. */
  public StoppedException() {
    super("stopped", null, false, false);
  }
}
