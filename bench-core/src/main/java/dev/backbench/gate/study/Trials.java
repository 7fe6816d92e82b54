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

  /** Innocent data: both arms are the same code. */
  Trial next(SplittableRandom random);
}
