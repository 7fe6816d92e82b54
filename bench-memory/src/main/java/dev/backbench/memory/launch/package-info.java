/** The smallest program that does something: what a start costs, and what it holds when idle. */
@NullMarked
package dev.backbench.memory.launch;

import org.jspecify.annotations.NullMarked;
