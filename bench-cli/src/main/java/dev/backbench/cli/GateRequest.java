package dev.backbench.cli;

import dev.backbench.gate.GatePolicy;
import dev.backbench.gate.GateSettings;
import java.time.Duration;
import java.util.List;

/**
 * What a gate is asked.
 *
 * @param base a jar's path, or a revision of this project
 * @param candidate a jar's path, a revision, or nothing for the working tree
 * @param suites of revisions; none for all that need no fixture
 * @param settings what is promised
 * @param policy what was agreed on for single benchmarks
 * @param only a regular expression: {@link dev.backbench.run.gate.GateCases#matching}
 * @param budget of each session: no pair begins that is not expected to end within it
 * @param seed of every random order
 * @param control whether the base is also held against a copy of itself
 */
record GateRequest(String base, String candidate, List<String> suites, GateSettings settings, GatePolicy policy,
    String only, Duration budget, long seed, boolean control) {

  /** Whether a text names a jar; anything else is a revision. */
  static boolean isJar(String text) {
    return text.endsWith(".jar");
  }
}
