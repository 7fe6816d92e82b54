/** Fixed work that says whether a machine is as fast as it was. */
@NullMarked
package dev.backbench.run.ruler;

import org.jspecify.annotations.NullMarked;
