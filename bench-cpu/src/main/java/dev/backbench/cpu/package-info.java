/** CPU-bound kernels. */
@NullMarked
package dev.backbench.cpu;

import org.jspecify.annotations.NullMarked;
