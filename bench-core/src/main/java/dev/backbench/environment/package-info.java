/** What the machine is and what else it does: facts by allow-list, noise, and whether it is fit for measuring. */
@NullMarked
package dev.backbench.environment;

import org.jspecify.annotations.NullMarked;
