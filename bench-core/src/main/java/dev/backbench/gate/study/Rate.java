package dev.backbench.gate.study;

import dev.backbench.stats.ClopperPearson;
import dev.backbench.stats.Estimate;

/**
 * How often something happened.
 *
 * @param count how often it did, from 0 to trials
 * @param trials how often it could have
 */
public record Rate(int count, int trials) {
  /** Refuses counts that cannot be. */
  public Rate {
    if (count < 0 || count > trials) {
      throw new IllegalArgumentException("rate: expected 0..%d, got %d".formatted(trials, count));
    }
  }

  /** The rate with its 95 % Clopper-Pearson interval. */
  public Estimate estimate() {
    return ClopperPearson.of(count, trials, 0.95);
  }

  Rate plus(boolean happened) {
    return new Rate(count + (happened ? 1 : 0), trials + 1);
  }
}
