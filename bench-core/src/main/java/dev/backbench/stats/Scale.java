package dev.backbench.stats;

/** The scale on which an interval was made and is to be judged. */
public enum Scale {
  /** Of positive quantities and their ratios: effects multiply, and nothing lies below 0. */
  LOG(0),
  /** Of differences, which may have either sign. */
  LINEAR(Double.NEGATIVE_INFINITY);

  private final double least;

  Scale(double least) {
    this.least = least;
  }

  /** What nothing lies below: a bound there says nothing. */
  public double least() {
    return least;
  }
}
