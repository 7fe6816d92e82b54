/** Database work through JDBC. */
@NullMarked
package dev.backbench.io;

import org.jspecify.annotations.NullMarked;
