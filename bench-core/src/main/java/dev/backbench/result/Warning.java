package dev.backbench.result;

import static java.util.Objects.requireNonNull;

/**
 * Something a reader should know before trusting a number.
 *
 * @param code {@code W} and three digits; {@code explain} prints its page
 * @param message what was seen, with the values
 * @param fix what would remove it
 */
public record Warning(String code, String message, String fix) {
  /** Refuses nulls. */
  public Warning {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    requireNonNull(fix, "fix");
  }
}
