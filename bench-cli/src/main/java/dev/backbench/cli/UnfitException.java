package dev.backbench.cli;

/** This machine cannot do it now: another run measures, a disk is full. The message says how to go on. Exit code 5. */
public final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is in the way and the fix. */
  public UnfitException(String message) {
    super(message);
  }

  /** With the failure underneath. */
  public UnfitException(String message, Throwable cause) {
    super(message, cause);
  }
}
