package dev.backbench.contract;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory something gets or takes: so many bytes, or a multiple of a parameter that names bytes. */
public sealed interface Memory {
  /** A whole number and its unit, {@code 256m}, {@code 2g}. */
  Pattern BYTES = Pattern.compile("([1-9][0-9]{0,5})([mg])");
  /** {@code 3x live}, {@code 2.5x live}. */
  Pattern MULTIPLE = Pattern.compile("([1-9][0-9]?(?:\\.[0-9])?)x ([a-z][a-z0-9-]{0,62})");

  /**
   * Always the same.
   *
   * @param bytes positive
   */
  record Fixed(long bytes) implements Memory {
    /** Checks the number. */
    public Fixed {
      if (bytes < 1) {
        throw new IllegalArgumentException("memory: expected a positive number of bytes, got " + bytes);
      }
    }

    @Override
    public long in(Map<String, String> parameters) {
      return bytes;
    }

    @Override
    public String toString() {
      return Long.toString(bytes);
    }
  }

  /**
   * So many times what a parameter of the cell says.
   *
   * @param factor positive
   * @param parameter its name; its values are bytes, {@code 256m}
   */
  record Times(double factor, String parameter) implements Memory {
    /** Checks both. */
    public Times {
      Ids.check("parameter", parameter);
      if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("memory: expected a positive factor, got " + factor);
      }
    }

    @Override
    public long in(Map<String, String> parameters) {
      String value = parameters.getOrDefault(parameter, "");
      return (long) (factor * bytes(value).orElseThrow(() -> new IllegalArgumentException(
          "parameter %s: expected bytes such as 256m, got \"%s\"".formatted(parameter, value))));
    }

    @Override
    public String toString() {
      return factor + "x " + parameter;
    }
  }

  /**
   * The bytes in a cell.
   *
   * @param parameters of the cell
   * @throws IllegalArgumentException when the parameter that it depends on names no bytes
   */
  long in(Map<String, String> parameters);

  /** What {@code 256m} means; empty for anything else. */
  static Optional<Long> bytes(String text) {
    Matcher matcher = BYTES.matcher(requireNonNull(text, "text"));
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? 30 : 20))
        : Optional.empty();
  }

  /** From a manifest's text; empty when it is neither of the two. */
  static Optional<Memory> parse(String text) {
    Matcher multiple = MULTIPLE.matcher(text);
    return multiple.matches()
        ? Optional.of(new Times(Double.parseDouble(multiple.group(1)), multiple.group(2)))
        : bytes(text).map(Fixed::new);
  }
}
