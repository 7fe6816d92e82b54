package dev.backbench.contract;

import java.util.Objects;

/** A fixture could not be had, or is no longer what it was. The message says what was tried and how to fix it. */
public final class FixtureException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the whole story in the message. */
  public FixtureException(String message) {
    super(message);
  }

  /** With the failure underneath. */
  public FixtureException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
