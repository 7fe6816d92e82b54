package dev.backbench.cli;

import java.nio.file.Path;

/**
 * Two builds of the same benchmarks.
 *
 * @param name of the pair, fit for a suite's id
 * @param base as they were
 * @param candidate as they are now
 */
record GateJars(String name, Path base, Path candidate) {}
