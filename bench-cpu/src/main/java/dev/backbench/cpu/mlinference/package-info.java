/** Classifying samples by a small neural network. */
@NullMarked
package dev.backbench.cpu.mlinference;

import org.jspecify.annotations.NullMarked;
