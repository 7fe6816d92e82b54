package dev.backbench.run;

import java.nio.file.Path;

/** Turns a folder of sources into a program, once per content. */
@FunctionalInterface
public interface SourceBuild {
  /**
   * The program built from that folder.
   *
   * @throws ForkFailure when it does not build, with the compiler's words
   */
  Path build(Path folder) throws ForkFailure;
}
