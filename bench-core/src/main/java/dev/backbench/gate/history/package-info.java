/**
 * What earlier sessions measured, and when it makes a session suspect. A stored number never fails anything: it may only
 * ask for a paired run. No clock, no process, no file.
 */
@NullMarked
package dev.backbench.gate.history;

import org.jspecify.annotations.NullMarked;
