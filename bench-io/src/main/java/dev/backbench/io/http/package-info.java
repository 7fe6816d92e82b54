/** Services over HTTP as JMH sees them. */
@NullMarked
package dev.backbench.io.http;

import org.jspecify.annotations.NullMarked;
