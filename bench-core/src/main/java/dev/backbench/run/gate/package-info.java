/** The gate's live pairs: two builds of JMH benchmarks, slice by slice in one sitting. */
@NullMarked
package dev.backbench.run.gate;

import org.jspecify.annotations.NullMarked;
