package dev.backbench.contract;

import dev.backbench.unit.Quoted;
import java.util.regex.Pattern;

/** What a name may look like: safe in a path, a shell, a URL and a glob. */
public final class Ids {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern WORKLOAD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}(/[a-z0-9][a-z0-9._-]{0,63})?");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Ids() {}

  /**
   * Returns the id unchanged.
   *
   * @param what the noun for the message, for instance {@code contender}
   * @throws IllegalArgumentException when it is not {@code [a-z0-9][a-z0-9._-]{0,63}}
   */
  public static String check(String what, String id) {
    return match(ID, what, id);
  }

  /**
   * Returns the workload id unchanged: an id, or a group and an id ({@code jdbc/dashboard}).
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static String checkWorkload(String id) {
    return match(WORKLOAD, "workload", id);
  }

  /**
   * Returns the parameter value unchanged. Control characters and separators would let two cells collide.
   *
   * @throws IllegalArgumentException when it is not {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
   */
  public static String checkValue(String name, String value) {
    return match(VALUE, "parameter " + name, value);
  }

  private static String match(Pattern pattern, String what, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s: expected %s, got \"%s\"".formatted(what, pattern, Quoted.printable(text)));
    }
    return text;
  }
}
