/** Estimates with intervals. Imports nothing of ours. */
@NullMarked
package dev.backbench.stats;

import org.jspecify.annotations.NullMarked;
