package dev.backbench.claim;

import dev.backbench.claim.Calculation.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Decides calculations. */
final class Arithmetic {
  /** Published figures are rounded; half a percent is nobody's error. */
  private static final double ROUNDING = 0.005;

  private Arithmetic() {}

  /**
   * An answer.
   *
   * @param verdict with the calculation in words
   * @param flipFactor by which factor a figure would have to differ; empty where none would do
   */
  record Result(Verdict verdict, OptionalDouble flipFactor) {
    static Result of(boolean holds, String reason, double factor) {
      return new Result(holds ? new Verdict.Supported(reason) : new Verdict.Refuted(reason),
          factor > 1 && Double.isFinite(factor) ? OptionalDouble.of(factor) : OptionalDouble.empty());
    }
  }

  static Result decide(Calculation calculation) {
    return switch (calculation) {
      case Calculation.SameQuantity(List<Figure> figures) -> {
        Figure highest = figures.stream().max(Comparator.comparingDouble(Figure::lower)).orElseThrow();
        Figure lowest = figures.stream().min(Comparator.comparingDouble(Figure::upper)).orElseThrow();
        boolean consistent = highest.lower() <= lowest.upper();
        yield Result.of(consistent, consistent
            ? "one value fits all %d figures".formatted(figures.size())
            : "no value is both %s and %s".formatted(text(lowest), text(highest)),
            highest.lower() / lowest.upper());
      }
      case Calculation.Rising(List<Figure> figures) -> rising(figures);
      case Calculation.Product product -> {
        Figure result = product.result();
        Figure claimed = product.claimed();
        boolean inside = claimed.lower() <= result.lower() * (1 + ROUNDING) && result.upper() <= claimed.upper()
            * (1 + ROUNDING);
        boolean outside = result.lower() > claimed.upper() * (1 + ROUNDING)
            || result.upper() * (1 + ROUNDING) < claimed.lower();
        String reason = "the figures come to %s, claimed is %s".formatted(range(result), range(claimed));
        yield inside || outside
            ? Result.of(inside, reason, Math.max(result.lower() / claimed.upper(), claimed.lower() / result.upper()))
            : new Result(new Verdict.Undecided(reason + ": they overlap, and neither holds the other"),
                OptionalDouble.empty());
      }
    };
  }

  private static Result rising(List<Figure> figures) {
    for (int i = 1; i < figures.size(); i++) {
      for (int j = 0; j < i; j++) {
        Figure earlier = figures.get(j);
        Figure later = figures.get(i);
        if (earlier.lower() > later.upper()) {
          return Result.of(false, "%s cannot be below %s".formatted(text(later), text(earlier)),
              earlier.lower() / later.upper());
        }
      }
    }
    return Result.of(true, "the %d figures can rise as they must".formatted(figures.size()), 1);
  }

  private static String text(Figure figure) {
    return figure.says() + " (" + range(figure) + ")";
  }

  private static String range(Figure figure) {
    if (figure.lower() == figure.upper()) {
      return number(figure.lower());
    }
    if (figure.upper() == Double.POSITIVE_INFINITY) {
      return "at least " + number(figure.lower());
    }
    return figure.lower() == 0
        ? "at most " + number(figure.upper())
        : number(figure.lower()) + " to " + number(figure.upper());
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
