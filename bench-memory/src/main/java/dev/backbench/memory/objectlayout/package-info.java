/** What objects take on the heap. */
@NullMarked
package dev.backbench.memory.objectlayout;

import org.jspecify.annotations.NullMarked;
