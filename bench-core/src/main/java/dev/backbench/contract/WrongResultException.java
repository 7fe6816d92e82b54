package dev.backbench.contract;

/** A kernel did not compute what it should; a fork that throws it yields no measurement. */
public final class WrongResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what was expected and what was got. */
  public WrongResultException(String message) {
    super(message);
  }
}
