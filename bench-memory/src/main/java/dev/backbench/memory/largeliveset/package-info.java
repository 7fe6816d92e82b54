/** A cache whose live set is as large as the heap allows: what collectors do with what stays. */
@NullMarked
package dev.backbench.memory.largeliveset;

import org.jspecify.annotations.NullMarked;
