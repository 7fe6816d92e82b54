/** Collectors, footprint and launch. */
@NullMarked
package dev.backbench.memory;

import org.jspecify.annotations.NullMarked;
