package dev.backbench.unit;

import java.util.List;

/** Input that a person has to mend: all problems at once, each {@code where: expected, got. How to fix.} Exit code 2. */
public final class BadInputException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  /**
   * With every problem found.
   *
   * @throws IllegalArgumentException for none
   */
  public BadInputException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("bad input: expected at least one problem, got none");
    }
    this.problems = List.copyOf(problems);
  }

  /** One line each, in file order. */
  public List<String> problems() {
    return problems;
  }
}
