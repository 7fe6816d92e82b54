/** Trees that are built, walked and dropped, but for one in ten that lives on for a while. */
@NullMarked
package dev.backbench.memory.allocationchurn;

import org.jspecify.annotations.NullMarked;
