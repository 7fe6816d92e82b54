package dev.backbench.contract;

import java.util.Map;
import java.util.Objects;

/** How much of something one operation does. */
public sealed interface Amount {
  /**
   * At least and at most so much; equal bounds mean exactly that.
   *
   * @param least not negative
   * @param most not below {@code least}
   */
  record Between(double least, double most) implements Amount {
    /** Written so that NaN fails too. */
    public Between {
      if (!(0 <= least && least <= most && most < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("amount: expected 0 <= least <= most, got %s and %s".formatted(least, most));
      }
    }

    @Override
    public Between in(Map<String, String> parameters) {
      return this;
    }

    /** Whether a total over that many operations lies within; a hair of rounding is forgiven. */
    boolean holds(long total, long operations) {
      return atMost(total, operations) && total >= least * operations * (1 - ROUNDING);
    }

    boolean atMost(long total, long operations) {
      return total <= most * operations * (1 + ROUNDING);
    }

    @Override
    public String toString() {
      return least == most ? plain(least) : plain(least) + " to " + plain(most);
    }

    private static String plain(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /**
   * Exactly as much as a parameter of the cell says.
   *
   * @param parameter its name; its values are numbers
   */
  record OfParameter(String parameter) implements Amount {
    /** Checks the name. */
    public OfParameter {
      Ids.check("parameter", parameter);
    }

    @Override
    public Between in(Map<String, String> parameters) {
      double value = Double.parseDouble(Objects.requireNonNull(parameters.get(parameter), parameter));
      return new Between(value, value);
    }

    @Override
    public String toString() {
      return parameter;
    }
  }

  /** What a division may have lost. */
  double ROUNDING = 1e-9;

  /**
   * The numbers for a cell.
   *
   * @param parameters of the cell
   */
  Between in(Map<String, String> parameters);
}
