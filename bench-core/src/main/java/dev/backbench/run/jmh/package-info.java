/** Forks of JMH benchmarks, one granted iteration at a time; the other side is the probe in the benchmark's JVM. */
@NullMarked
package dev.backbench.run.jmh;

import org.jspecify.annotations.NullMarked;
