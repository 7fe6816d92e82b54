/** Launches: a fork is one start of a process, timed to its first line, and its memory once it is idle. */
@NullMarked
package dev.backbench.run.launch;

import org.jspecify.annotations.NullMarked;
