/** Transforming and quantising the frames of a video, block row by block row. */
@NullMarked
package dev.backbench.cpu.frameparallel;

import org.jspecify.annotations.NullMarked;
