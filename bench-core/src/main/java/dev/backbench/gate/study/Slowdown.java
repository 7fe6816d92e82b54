package dev.backbench.gate.study;

import dev.backbench.gate.Pair;
import dev.backbench.result.Sample;
import dev.backbench.unit.Better;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes the candidate of measured pairs slower, in arithmetic: the same work takes 1 / (1 - share) as long. Real extra
 * work, measured live, may behave otherwise; a table says which it was.
 *
 * @param share of throughput lost, in [0, 1)
 */
public record Slowdown(double share) {
  /** Refuses a standstill; written so that NaN fails too. */
  public Slowdown {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("slowdown: expected a share in [0, 1), got " + share);
    }
  }

  /** The pair as a slower candidate would have yielded it. */
  public Pair of(Pair pair, Better better) {
    List<Sample> slower = pair.candidate().stream().map(sample -> slower(sample, better)).toList();
    return new Pair(pair.base(), slower);
  }

  private Sample slower(Sample sample, Better better) {
    double longer = 1 / (1 - share);
    OptionalLong cpu = sample.cpuNanos().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(sample.cpuNanos().getAsLong() * longer));
    double score = switch (better) {
      case HIGHER -> sample.score() / longer;
      case LOWER -> sample.score() * longer;
    };
    return new Sample(sample.phase(), sample.offsetNanos(), sample.operations(),
        Math.round(sample.wallNanos() * longer),
        cpu, score, sample.secondary(), sample.noise());
  }
}
