package dev.backbench.run;

import dev.backbench.contract.Cell;
import dev.backbench.plan.Plan;
import dev.backbench.result.ForkResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells nobody; keeps what is worth knowing. */
record SilentProgress(List<String> notes) implements Progress {
  SilentProgress() {
    this(new ArrayList<>());
  }

  @Override
  public void runStarted(Plan plan) {}

  @Override
  public void remaining(Duration time) {}

  @Override
  public void forkStarted(Cell cell, int round) {}

  @Override
  public void forkEnded(ForkResult fork) {}

  @Override
  public void note(String text) {
    notes.add(text);
  }

  @Override
  public void runEnded() {}
}
