package dev.backbench.gate;

/**
 * How large a slowdown matters. A slowdown of x means (1 - x) times the base's throughput, or 1 / (1 - x) times its time.
 *
 * @param detect the slowdown that must not pass, in (ignore, 1)
 * @param ignore the slowdown that must not fail, in [0, detect)
 */
public record Tolerance(double detect, double ignore) {
  /** Refuses a pair in which nothing lies between pass and fail; written so that NaN fails too. */
  public Tolerance {
    if (!(ignore >= 0 && ignore < detect && detect < 1)) {
      throw new IllegalArgumentException(
          "tolerance: expected 0 <= ignore < detect < 1, got ignore=%s detect=%s".formatted(ignore, detect));
    }
  }

  /** Fails only beyond what this one detects, and detects twice as much, or half the way to a standstill. */
  public Tolerance twice() {
    return new Tolerance(Math.min(2 * detect, (1 + detect) / 2), detect);
  }

  /** As a difference of logarithms, positive when the candidate is slower. */
  public static double log(double slowdown) {
    return -Math.log1p(-slowdown);
  }

  /** The relative slowdown of a difference of logarithms. */
  public static double slowdown(double log) {
    return -Math.expm1(-log);
  }
}
