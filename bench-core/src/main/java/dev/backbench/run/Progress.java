package dev.backbench.run;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.result.ForkResult;
import java.time.Duration;

/** Who is told how a run goes. Called between slices only, so that telling disturbs no measurement. */
public interface Progress {
  /** Once, before the first fork. */
  void runStarted(Plan plan);

  /** What the rest is expected to take, by the costs learnt so far; before each round. */
  void remaining(Duration time);

  /** A fork is about to start. */
  void forkStarted(Cell cell, int round);

  /** A fork ended, well or not. */
  void forkEnded(ForkResult fork);

  /** Something else that a person should know: a fixture chosen, a damaged journal record. */
  void note(String text);

  /** Once, after the last fork. */
  void runEnded();
}
