/** The command line. */
@NullMarked
package dev.backbench.cli;

import org.jspecify.annotations.NullMarked;
