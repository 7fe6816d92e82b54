package dev.backbench.io;

/** A benchmark's operation returned something else than it should. The fork fails: its figures would be worthless. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was expected and what was got. */
  public WrongResultException(String message) {
    super(message);
  }
}
