/** What was measured: samples, forks, measurements and the report that holds them. */
@NullMarked
package dev.backbench.result;

import org.jspecify.annotations.NullMarked;
