package dev.backbench.gate;

import dev.backbench.result.Sample;
import dev.backbench.stats.Moments;
import java.util.List;
import java.util.function.Function;

/**
 * Where the two builds' scores lie; for the eye, the decision rests on the pairs.
 *
 * @param base middle score of all slices
 * @param candidate middle score of all slices
 */
public record Levels(double base, double candidate) {
  /** Of at least one pair. */
  public static Levels of(List<Pair> pairs) {
    return new Levels(middle(pairs, Pair::base), middle(pairs, Pair::candidate));
  }

  private static double middle(List<Pair> pairs, Function<Pair, List<Sample>> side) {
    return Moments
        .median(pairs.stream().flatMap(pair -> side.apply(pair).stream()).mapToDouble(Sample::score).toArray());
  }
}
