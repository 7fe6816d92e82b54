/** The FNV-1a-64 hash of each item. */
@NullMarked
package dev.backbench.cpu.@package@;

import org.jspecify.annotations.NullMarked;
