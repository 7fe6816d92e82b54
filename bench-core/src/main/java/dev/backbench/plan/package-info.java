/** From manifests to cells: which forks a run will make, in what priority, and what it skips and why. */
@NullMarked
package dev.backbench.plan;

import org.jspecify.annotations.NullMarked;
