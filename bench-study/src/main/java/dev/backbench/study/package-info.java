/** Benchmarks that can be made slower by a known amount of real work. */
@NullMarked
package dev.backbench.study;

import org.jspecify.annotations.NullMarked;
