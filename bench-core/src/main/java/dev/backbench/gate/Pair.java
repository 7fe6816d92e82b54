package dev.backbench.gate;

import dev.backbench.result.Sample;
import java.util.List;
import java.util.stream.Stream;

/**
 * One fork pair: measured slices of a base fork and of a candidate fork, both alive together, granted alternately.
 *
 * @param base one sample per slice in grant order
 * @param candidate as many; slice i was granted next to the base's slice i
 */
public record Pair(List<Sample> base, List<Sample> candidate) {
  /** Copies the lists; refuses slices that have no neighbour. */
  public Pair {
    base = List.copyOf(base);
    candidate = List.copyOf(candidate);
    if (base.isEmpty() || base.size() != candidate.size()) {
      throw new IllegalArgumentException("pair: expected as many slices of the candidate as of the base, at least 1, "
          + "got %d and %d".formatted(base.size(), candidate.size()));
    }
  }

  /** The slices of both arms: what a choice sees that must be blind to the arm. */
  public Stream<Sample> samples() {
    return Stream.concat(base.stream(), candidate.stream());
  }
}
