package dev.backbench.render;

import dev.backbench.stats.Estimate;
import dev.backbench.unit.Better;
import java.util.List;

/** Places among contenders: one is behind another only when their intervals do not overlap. */
final class Ranks {
  private Ranks() {}

  /**
   * The place of each: 1 and how many are surely better, with {@code =} when another cannot be told apart from it.
   *
   * @param estimates of one metric and one sitting
   * @return one text per estimate, in the same order
   */
  static List<String> of(List<Estimate> estimates, Better better) {
    return estimates.stream().map(one -> {
      long ahead = estimates.stream().filter(other -> surelyBehind(one, other, better)).count();
      // Each overlaps itself.
      boolean tied = estimates.stream().filter(one::overlaps).count() > 1;
      return (ahead + 1) + (tied ? "=" : "");
    }).toList();
  }

  private static boolean surelyBehind(Estimate one, Estimate other, Better better) {
    return better == Better.HIGHER ? one.upper() < other.lower() : one.lower() > other.upper();
  }
}
