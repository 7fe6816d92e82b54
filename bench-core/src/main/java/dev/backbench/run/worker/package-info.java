/** Kernels in other languages, driven slice by slice over a pipe, and never believed without proof. */
@NullMarked
package dev.backbench.run.worker;

import org.jspecify.annotations.NullMarked;
