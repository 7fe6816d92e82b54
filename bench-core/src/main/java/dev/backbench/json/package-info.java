/** The only package that knows the JSON library. */
@NullMarked
package dev.backbench.json;

import org.jspecify.annotations.NullMarked;
