package dev.backbench.environment;

import static java.util.Objects.requireNonNull;

/**
 * One thing that the doctor looked at.
 *
 * @param name kebab-case: {@code load}, {@code docker}
 * @param state how it is
 * @param seen what was found, with the values
 * @param fix what would make it green; empty when it is
 */
public record Check(String name, State state, String seen, String fix) {
  /** Refuses nulls, and a fault without a fix. */
  public Check {
    requireNonNull(name, "name");
    requireNonNull(state, "state");
    requireNonNull(seen, "seen");
    if (state == State.GREEN != fix.isEmpty()) {
      throw new IllegalArgumentException("check %s: expected a fix unless green, got %s, \"%s\"".formatted(name, state,
          fix));
    }
  }

  /** From fit to unfit. */
  public enum State {
    /** As it should be. */
    GREEN,
    /** Measuring works, with less: noisier numbers or fewer cells. */
    YELLOW,
    /** Numbers would be wrong, or nothing would run. */
    RED
  }

  static Check green(String name, String seen) {
    return new Check(name, State.GREEN, seen, "");
  }

  static Check yellow(String name, String seen, String fix) {
    return new Check(name, State.YELLOW, seen, fix);
  }

  static Check red(String name, String seen, String fix) {
    return new Check(name, State.RED, seen, fix);
  }
}
