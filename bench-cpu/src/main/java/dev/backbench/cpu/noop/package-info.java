/** The control: a step that does nothing but count, so that the cost of being driven can be seen. */
@NullMarked
package dev.backbench.cpu.noop;

import org.jspecify.annotations.NullMarked;
