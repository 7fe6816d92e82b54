/** A reader's feed: many authors' posts merged by time and ranked. */
@NullMarked
package dev.backbench.cpu.feedmerge;

import org.jspecify.annotations.NullMarked;
