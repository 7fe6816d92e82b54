package dev.backbench.run.jmh;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a fork may take before it is killed.
 *
 * @param start from the request to a JVM that is ready, the host's start included
 * @param setUp for the first iteration, which begins with the benchmark's trial set-up
 * @param slack for any later slice on top of ten times its length, and for the tear-down
 */
public record Deadlines(Duration start, Duration setUp, Duration slack) {
  /** Long enough for a loaded machine. */
  public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(120),
      Duration.ofSeconds(30));

  /** Refuses nulls. */
  public Deadlines {
    requireNonNull(start, "start");
    requireNonNull(setUp, "setUp");
    requireNonNull(slack, "slack");
  }

  /** Of a slice of that length. */
  Duration ofSlice(Duration atLeast) {
    return atLeast.multipliedBy(10).plus(slack);
  }
}
