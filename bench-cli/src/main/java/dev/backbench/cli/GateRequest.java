package dev.backbench.cli;

import dev.backbench.gate.GateSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a gate is asked.
 *
 * @param base the jar that is there
 * @param candidate the jar to be judged
 * @param settings what is promised
 * @param only a regular expression that benchmarks' names must contain
 * @param budget no pair begins that is not expected to end within it
 * @param seed of every random order
 */
record GateRequest(Path base, Path candidate, GateSettings settings, String only, Duration budget, long seed) {}
