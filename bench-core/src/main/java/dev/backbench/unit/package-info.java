/** What a number means: metrics, their units and which direction is better. Imports nothing of ours. */
@NullMarked
package dev.backbench.unit;

import org.jspecify.annotations.NullMarked;
