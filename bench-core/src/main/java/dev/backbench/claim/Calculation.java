package dev.backbench.claim;

import java.util.List;

/** Interval arithmetic on published figures: exactly one of these. */
public sealed interface Calculation {
  /**
   * Published figures of one quantity can all be true only when their ranges share a value.
   *
   * @param figures at least two
   */
  record SameQuantity(List<Figure> figures) implements Calculation {
    /** Copies the list. */
    public SameQuantity {
      figures = atLeastTwo(figures);
    }
  }

  /**
   * Figures of quantities that cannot fall from one to the next, such as quantiles of one distribution.
   *
   * @param figures in rising order, at least two
   */
  record Rising(List<Figure> figures) implements Calculation {
    /** Copies the list. */
    public Rising {
      figures = atLeastTwo(figures);
    }
  }

  /**
   * A product of figures, held against what is claimed of it.
   *
   * @param factors multiplied
   * @param divisors divided by; none may hold 0
   * @param claimed what the article says of the result
   */
  record Product(List<Figure> factors, List<Figure> divisors, Figure claimed) implements Calculation {
    /** Copies the lists. */
    public Product {
      factors = List.copyOf(factors);
      divisors = List.copyOf(divisors);
      if (factors.isEmpty() || divisors.stream().anyMatch(figure -> figure.lower() <= 0)) {
        throw new IllegalArgumentException("product: expected a factor, and divisors above 0, got %s and %s"
            .formatted(factors, divisors));
      }
    }

    /** The least and the largest product. */
    public Figure result() {
      double lower = 1;
      double upper = 1;
      for (Figure factor : factors) {
        lower *= factor.lower();
        upper *= factor.upper();
      }
      for (Figure divisor : divisors) {
        lower /= divisor.upper();
        upper /= divisor.lower();
      }
      return new Figure("calculated", lower, upper);
    }
  }

  /**
   * A published figure.
   *
   * @param says what it is
   * @param lower least value, at least 0
   * @param upper largest value; {@code +Infinity} for none
   */
  record Figure(String says, double lower, double upper) {
    /** Refuses an empty range. */
    public Figure {
      if (!(lower >= 0 && lower <= upper)) {
        throw new IllegalArgumentException(
            "figure \"%s\": expected 0 <= at_least <= at_most, got %s and %s".formatted(says, lower, upper));
      }
    }
  }

  private static List<Figure> atLeastTwo(List<Figure> figures) {
    if (figures.size() < 2) {
      throw new IllegalArgumentException("figures: expected at least two, got " + figures.size());
    }
    return List.copyOf(figures);
  }
}
