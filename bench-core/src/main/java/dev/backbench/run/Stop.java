package dev.backbench.run;

/** Whether somebody asked the run to stop: a signal, or a test. Once true it stays true. */
@FunctionalInterface
public interface Stop {
  /** Asked between slices. */
  boolean requested();
}
