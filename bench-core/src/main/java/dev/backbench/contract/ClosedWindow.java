package dev.backbench.contract;

import java.time.Duration;

/**
 * How long a window of a closed loop lasts. What its end cuts off does not count. It is at most half of an answer on each
 * connection, where a server works on all at once; beside six that is a twelfth, and less for whoever is faster.
 */
public final class ClosedWindow {
  private static final double ANSWERS = 6;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private ClosedWindow() {}

  /**
   * Time for some answers on each connection, and not for ever.
   *
   * @param connections that each have one request under way
   * @param perSecond answers over all of them, positive
   * @param atLeast whatever they take
   */
  public static Duration length(int connections, double perSecond, Duration atLeast) {
    Duration answers = Duration.ofMillis((long) (1000 * ANSWERS * connections / perSecond));
    Duration most = answers.compareTo(LONGEST) > 0 ? LONGEST : answers;
    return most.compareTo(atLeast) > 0 ? most : atLeast;
  }
}
