/** Making an equalised grey thumbnail of a picture. */
@NullMarked
package dev.backbench.cpu.imagepipeline;

import org.jspecify.annotations.NullMarked;
