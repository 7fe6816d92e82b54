/** Workload {@code spawn-and-switch}: starting units of concurrency, and passing control between them. */
@NullMarked
package dev.backbench.cpu.spawnandswitch;

import org.jspecify.annotations.NullMarked;
