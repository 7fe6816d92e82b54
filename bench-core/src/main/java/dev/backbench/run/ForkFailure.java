package dev.backbench.run;

import static java.util.Objects.requireNonNull;

import dev.backbench.result.Status;
import java.util.Objects;

/** A fork did not do what it should. The message is what the report says. */
public final class ForkFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final Status status;

  /** With the status its fork gets: FAILED, INVALID, TIMEOUT, INTERRUPTED; SKIPPED when what it needs cannot be had here. */
  public ForkFailure(Status status, String message) {
    super(message);
    this.status = requireNonNull(status, "status");
  }

  /** The status its fork gets. */
  public Status status() {
    return status;
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
