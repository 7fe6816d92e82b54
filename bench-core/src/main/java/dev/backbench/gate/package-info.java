/** The regression gate: its decision, its verdicts and its record of itself. No clock, no process, no file. */
@NullMarked
package dev.backbench.gate;

import org.jspecify.annotations.NullMarked;
