/** Reports as text: every class here is a pure function from a report to characters. Nothing prints, reads or asks. */
@NullMarked
package dev.backbench.render;

import org.jspecify.annotations.NullMarked;
