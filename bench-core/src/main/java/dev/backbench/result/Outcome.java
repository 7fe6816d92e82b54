package dev.backbench.result;

import java.util.List;

/**
 * How the run ended.
 *
 * @param exitCode 0 done, 1 bug, 2 bad input, 3 regression, 4 incomplete or invalid, 5 environment unfit,
 *     6 inconclusive, 130 or 143 interrupted
 * @param reasons all of them, worst first
 */
public record Outcome(int exitCode, List<String> reasons) {
  /** Copies the list. */
  public Outcome {
    reasons = List.copyOf(reasons);
  }
}
