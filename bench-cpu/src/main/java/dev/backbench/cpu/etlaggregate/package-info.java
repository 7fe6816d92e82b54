/** Taking orders in by the batch, as lines of text, and keeping totals and rankings of them. */
@NullMarked
package dev.backbench.cpu.etlaggregate;

import org.jspecify.annotations.NullMarked;
