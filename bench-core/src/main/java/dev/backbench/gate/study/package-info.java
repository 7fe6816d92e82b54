/** Does the gate keep its promises, and what would other rules have done with the same data? */
@NullMarked
package dev.backbench.gate.study;

import org.jspecify.annotations.NullMarked;
