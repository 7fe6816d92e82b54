/** A model that several workers read: once in memory, or once for each of them. */
@NullMarked
package dev.backbench.memory.sharedmodel;

import org.jspecify.annotations.NullMarked;
