package dev.backbench.run;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.result.ForkResult;

/** Tells nobody. */
final class SilentProgress implements Progress {
  @Override
  public void runStarted(Plan plan) {}

  @Override
  public void forkStarted(Cell cell, int round) {}

  @Override
  public void forkEnded(ForkResult fork) {}

  @Override
  public void note(String text) {}

  @Override
  public void runEnded() {}
}
