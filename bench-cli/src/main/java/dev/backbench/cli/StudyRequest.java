package dev.backbench.cli;

import java.nio.file.Path;

/**
 * Which pairs of identical code to record.
 *
 * @param jar of the benchmarks
 * @param only a regular expression that their names must contain
 * @param pairs of each, at least 1
 * @param antagonist whether a neighbour disturbs them
 * @param pool the file to append to
 * @param seed of every random order and of the neighbour
 */
record StudyRequest(Path jar, String only, int pairs, boolean antagonist, Path pool, long seed) {
  /** What the pool calls it. */
  String condition() {
    return antagonist ? "antagonist" : "idle";
  }
}
