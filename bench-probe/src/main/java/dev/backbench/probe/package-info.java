/** The token-waiting JMH profiler and its host. */
@NullMarked
package dev.backbench.probe;

import org.jspecify.annotations.NullMarked;
