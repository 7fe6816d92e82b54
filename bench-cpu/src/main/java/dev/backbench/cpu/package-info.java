/** CPU-bound kernels: what their benchmarks and input files have in common. */
@NullMarked
package dev.backbench.cpu;

import org.jspecify.annotations.NullMarked;
