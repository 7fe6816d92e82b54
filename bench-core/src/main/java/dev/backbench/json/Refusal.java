package dev.backbench.json;

import dev.backbench.unit.BadInputException;
import java.util.List;

/** One problem of one document, on its way to a {@link BadInputException} that holds them all. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int line;

  /**
   * The whole message is {@code where:line: problem}.
   *
   * @param line from 1; 0 when the problem is the file itself
   */
  Refusal(String where, int line, String problem) {
    super(where + (line > 0 ? ":" + line : "") + ": " + problem);
    this.line = line;
  }

  int line() {
    return line;
  }

  /** As the only problem. */
  BadInputException alone() {
    return new BadInputException(List.of(String.valueOf(getMessage())));
  }
}
