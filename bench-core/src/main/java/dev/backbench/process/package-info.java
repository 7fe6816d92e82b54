/** Child processes that can be pinned, measured, dumped, killed with all their offspring, and found again. */
@NullMarked
package dev.backbench.process;

import org.jspecify.annotations.NullMarked;
