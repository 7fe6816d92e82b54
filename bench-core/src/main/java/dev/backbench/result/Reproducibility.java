package dev.backbench.result;

import static java.util.Objects.requireNonNull;

import dev.backbench.stats.Estimate;

/**
 * Where another session's value is to be expected. An interval over forks covers what forks differ by within one session;
 * sessions differ by more.
 *
 * @param interval around the estimate, on the log scale {@code sqrt(h^2 + (1.96 s_session)^2)} wide to either side, where h
 *     is the half-width within this session
 * @param sessions how many the spread between sessions was learnt from, this one included; at least 3
 */
public record Reproducibility(Estimate interval, int sessions) {
  /** Refuses null, and two sessions, which have no spread worth the name. */
  public Reproducibility {
    requireNonNull(interval, "interval");
    if (sessions < 3) {
      throw new IllegalArgumentException("reproducibility: expected at least 3 sessions, got " + sessions);
    }
  }
}
