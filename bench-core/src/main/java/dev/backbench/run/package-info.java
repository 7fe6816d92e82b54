/** Measuring: forks, the tokens they wait for, the journal they are written to. */
@NullMarked
package dev.backbench.run;

import org.jspecify.annotations.NullMarked;
