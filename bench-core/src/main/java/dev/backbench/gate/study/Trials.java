package dev.backbench.gate.study;

import dev.backbench.gate.GatedBenchmark;
import java.util.List;
import java.util.SplittableRandom;

/** Where the data of trials come from. */
public interface Trials {
  /** What the conditions were, for the table: a noise profile's id, or a pool's name. */
  String condition();

  /** What each trial holds, in the same order. */
  List<GatedBenchmark> benchmarks();

  /** What every benchmark of a trial has really lost; 0 when both arms are the same code. */
  default double slowdown() {
    return 0;
  }

  /** The data of one run of the gate. */
  Trial next(SplittableRandom random);
}
